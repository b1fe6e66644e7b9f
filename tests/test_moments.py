"""The moments of an officer's quarter and year, and the test that shows what she wants at each: where to look.

The table is read by people; that each test is still there is all that is tested here. Moments that wait for commands
which are not built yet (closing a period and its seal, papers, a committee's own form) are not in it.
"""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

TESTS = Path(__file__).parent

MOMENTS: dict[str, tuple[str, ...]] = {
    "a text arrives with a form: it becomes the draft of a rubric, with its clauses": (
        "cli/test_rubric_draft.py::test_the_document_and_the_clauses_that_it_cites",
        "cli/test_rubric_draft.py::test_filled_in_it_is_a_rubric_without_errors",
    ),
    "… which she edits in Notepad": (
        "cli/test_rubric_commands.py::test_a_file_edited_in_notepad",
        "cli/test_rubric_commands.py::test_a_tab_is_said",
    ),
    "a list comes from another system, with other headings, some without code": (
        "cli/test_explain_status.py::test_a_list_with_other_headings_is_led_to_its_import",
        "cli/test_roster_import.py::test_every_column_goes_where_it_belongs",
        "checks/test_roster_checks.py::test_a_row_that_cannot_be_used_is_one_finding",
        "test_lived_quarter.py::test_a_first_run_whose_codes_nobody_has_is_one_line_for_each_sheet",
    ),
    "quarter I: who has not signed a commitment by 31 March": (
        "cli/test_follow_up.py::test_who_has_not_handed_in_by_the_deadline",
    ),
    "templates go out, and one comes back untouched": (
        "cli/test_template.py::test_one_workbook_for_each_unit_and_none_among_the_sheets",
        "cli/test_template.py::test_an_untouched_one_is_one_finding_for_its_unit",
        "writers/test_unit_template.py::test_it_prints_on_one_page_with_its_heading_repeated",
    ),
    "people widen columns, sort, add somebody": (
        "writers/test_unit_template.py::test_protection_leaves_widths_filters_sorting_and_new_rows_free",
        "writers/test_unit_template.py::test_people_stand_in_the_order_given_and_spare_rows_follow",
        "cli/test_template.py::test_people_stand_as_the_list_has_them_the_secretary_first",
        "test_lived_quarter.py::test_rows_sorted_otherwise_in_wider_columns_give_the_same_grades",
    ),
    "a person's form beside the unit's sheet: which one counts": (
        "cli/test_person_forms.py::test_that_differ_are_graded_from_neither",
        "cli/test_person_forms.py::test_carry_the_self_scores_alone",
    ),
    "the meeting votes in secret and counts": (
        "writers/test_unit_template.py::test_the_tally_sheet_asks_for_the_counts_and_the_votes",
        "writers/test_ballot_papers.py::test_a_secret_ballot_asks_for_no_code_and_no_signature",
        "writers/test_ballot_papers.py::test_minutes_count_and_are_signed_by_the_two_who_answer_for_them",
    ),
    "somebody is on leave": (
        "writers/test_unit_template.py::test_lists_are_offered_from_cells_because_entries_hold_commas",
        "test_lived_quarter.py::test_somebody_on_leave_has_a_reason_and_no_scores",
    ),
    "a new member, on the sheet and not on the list": (
        "test_lived_quarter.py::test_on_the_sheet_and_not_on_the_list",
        "test_lived_quarter.py::test_in_a_spare_row_without_a_code",
        "test_lived_quarter.py::test_once_on_the_list_the_quarters_before_are_not_missing",
    ),
    "a transfer: both units list him, or neither does": (
        "test_lived_quarter.py::test_both_units_list_him",
        "test_lived_quarter.py::test_neither_unit_lists_him",
        "test_lived_quarter.py::test_the_old_unit_takes_its_scores_away_and_keeps_its_opinion_as_a_remark",
        "test_lived_quarter.py::test_the_day_of_the_meeting_says_which_unit",
    ),
    "somebody in two units": ("test_lived_quarter.py::test_a_secondary_post_is_listed_and_not_rated_there",),
    "a promotion": (
        "test_lived_quarter.py::test_a_promotion_counts_from_its_day_and_is_noted",
        "cli/test_role_sheets.py::test_whoever_rises_has_the_sheet_of_the_day_or_of_the_post_held_longest",
    ),
    "a sheet is sent again": (
        "test_lived_quarter.py::test_the_old_one_set_aside_is_counted_and_not_read",
        "test_lived_quarter.py::test_the_same_bytes_are_a_note",
    ),
    "a sheet is late": (
        "cli/test_registers.py::test_grade_warns_of_a_late_sheet_and_grades_it",
        "cli/test_registers.py::test_status_shows_the_first_day_and_who_was_late",
    ),
    "mistakes go back, unit by unit": ("cli/test_validate.py::test_one_workbook_for_each_unit_with_its_own_rows",),
    "the unit voted on a wrong total": (
        "test_lived_quarter.py::test_a_wrong_total_goes_back_even_where_every_score_is_right",
    ),
    "points and vote differ": ("test_lived_quarter.py::test_points_and_vote_differ_until_a_decision_settles_it",),
    "the committee above agrees or decides otherwise": (
        "readers/test_tables.py::test_a_decision_with_everything",
        "cli/test_grade.py::test_a_decision_stands_above_ballot_and_points",
    ),
    "how many may be excellent, by how many to reduce": (
        "test_quota_limits.py::test_tam_ky_looked_at_once_and_as_a_fixed_point",
        "cli/test_quota_runs.py::test_the_terminal_says_it_with_the_sums_and_who_is_tied",
    ),
    "three units are missing and the meeting is tomorrow": (
        "test_lived_quarter.py::test_three_units_are_missing_and_the_others_are_graded",
        "test_lived_quarter.py::test_units_that_are_late_may_be_waived_on_record",
    ),
    "papers carry the letterhead of the Party or of the State, the date left blank": (
        "writers/test_unit_template.py::test_the_head_of_a_party_paper",
        "writers/test_unit_template.py::test_the_head_of_a_state_paper_and_its_signature",
    ),
    "a decision comes after grading": (
        "cli/test_registers.py::test_grading_again_appends_a_run_that_differs_in_the_layer_alone",
    ),
    "somebody appeals": ("cli/test_registers.py::test_it_is_shown_and_changes_no_grade",),
    "after quarter II: who can still be excellent": ("cli/test_needs.py::test_one_list_for_everybody",),
    "December: quarter IV is missing": (
        "cli/test_yearend.py::test_a_quarter_that_was_never_graded",
        "writers/test_result_workbook.py::test_a_year_lists_everybody_by_unit",
    ),
    "a proposal against the rule": ("cli/test_yearend.py::test_proposed_and_not_eligible_is_never_lowered",),
    "the year is decided": ("cli/test_yearend.py::test_a_decision_on_record_is_the_level",),
    "an auditor asks what was changed": ("cli/test_yearend.py::test_what_was_used_has_changed",),
    "somebody asks why": (
        "cli/test_explain_status.py::test_only_that_person",
        "cli/test_explain_status.py::test_what_is_wrong_where_mistakes_leave_no_level",
    ),
    "another year, and the rubric of an old one": (
        "test_lived_quarter.py::test_a_rubric_outside_its_years_says_how_to_go_on",
        "cli/test_init.py::test_a_year_in_which_the_rubric_is_not_in_force",
    ),
}


@pytest.mark.parametrize("moment", MOMENTS)
def test_the_tests_of_a_moment_are_there(moment: str) -> None:
    for place in MOMENTS[moment]:
        file, _, name = place.partition("::")
        tree = ast.parse((TESTS / file).read_text("utf-8"))
        assert name in {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}, place
