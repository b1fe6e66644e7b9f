"""How the example workspaces are made: people, filled-in sheets, and the mistakes planted in them."""
