//! The commands that the page can call, one file for each kind of object. They call the planner and contain no
//! rules.

mod backups;
mod campaigns;
mod channels;
mod checks;
mod comments;
mod experiments;
mod export;
mod ideas;
mod import;
mod layers;
mod live_files;
mod media;
mod media_folder;
mod notes;
mod pillars;
mod plan;
mod plan_file;
mod plans;
mod posting;
mod posts;
mod rearrange;
mod replacement;
mod results;
mod saved_views;
mod search;
mod sent;
mod series;
mod slots;
mod snippets;
mod stored;
mod strategy;
mod sync;
mod window;

#[cfg(test)]
pub(crate) use self::{
    backups::{BackupList, OpenedBackup},
    export::Exported,
    media::SavedMedia,
    media_folder::MediaFolder,
    plan::Start,
    plan_file::FileStatus,
    plans::Recent,
    posting::ToPost,
    sync::SyncState,
};

use tauri::Wry;
use tauri::ipc::Invoke;

/// Answers the page's commands, and logs their names.
pub(crate) fn handler() -> impl Fn(Invoke<Wry>) -> bool + Send + Sync + 'static {
    let answer = answer();
    move |invoke| {
        log::debug!("{}", invoke.message.command());
        answer(invoke)
    }
}

fn answer() -> impl Fn(Invoke<Wry>) -> bool + Send + Sync + 'static {
    tauri::generate_handler![
        posts::range,
        posts::read_post,
        posts::measure_text,
        posts::split_text,
        sent::link_as_sent,
        sent::measure_first_comment,
        posts::busy_days,
        posts::add_post,
        posts::edit_post,
        posts::add_sibling,
        posts::move_unshared,
        posts::move_posts,
        posts::copy_posts,
        posts::duplicate_posts,
        posts::set_status,
        posts::categorize_posts,
        posts::delete_posts,
        posts::open_link,
        posting::due,
        posting::due_count,
        posting::publish,
        posting::snooze,
        posting::open_compose_page,
        posting::show_post_media,
        posting::set_reminders,
        posting::quiet_reminders,
        series::change_series,
        slots::set_slots,
        slots::slot_times,
        slots::next_slot,
        rearrange::preview_rearrangement,
        rearrange::rearrange,
        replacement::preview_replacement,
        replacement::replace_text,
        snippets::add_snippet,
        snippets::edit_snippet,
        snippets::delete_snippet,
        backups::list_backups,
        backups::back_up,
        backups::difference_from_backup,
        backups::restore_backup,
        backups::bring_back_post,
        backups::open_backup,
        backups::open_newest_backup,
        backups::has_backup,
        backups::choose_backup_folder,
        backups::show_backups,
        channels::add_channels,
        channels::edit_channel,
        channels::profile_grid,
        checks::findings,
        checks::findings_of,
        checks::waive,
        checks::take_back,
        checks::rule_changes,
        checks::accept_rule_changes,
        comments::comments,
        comments::add_comment,
        comments::edit_comment,
        comments::delete_comment,
        comments::post_history,
        campaigns::add_campaign,
        campaigns::edit_campaign,
        campaigns::delete_campaign,
        campaigns::posts_by_campaign,
        pillars::add_pillar,
        pillars::edit_pillar,
        pillars::delete_pillar,
        notes::note_day,
        layers::add_layer,
        layers::edit_layer,
        layers::delete_layer,
        layers::layers,
        media::choose_media,
        media::add_dropped_media,
        media::add_post_with_dropped_media,
        media::paste_media,
        media::remove_media,
        media::reorder_media,
        media::set_alt,
        media::set_crops,
        media::use_media,
        media::find_media_again,
        media::copy_progress,
        media::save_media,
        media_folder::media_folder,
        media_folder::clear_unused,
        saved_views::keep_filter,
        saved_views::add_view,
        saved_views::edit_view,
        saved_views::delete_view,
        search::find_posts,
        search::post_ids_matching,
        plan::start_window,
        plan::read_opening,
        plan::now,
        plan::zones,
        plan::second_zone_hours,
        plan::edit_plan,
        plan::undo,
        plan::redo,
        plan_file::file_status,
        plan_file::compare_with_file,
        plan_file::switch_to_replacement,
        plan_file::restore_file,
        plan_file::salvage_plan,
        window::remember_look,
        window::remember_place,
        window::keep_unfinished,
        window::name_field_menu,
        window::check_spelling,
        window::cancel_work,
        window::print_view,
        window::close_window,
        plans::create_plan,
        plans::sample_plan,
        plans::open_plan,
        plans::new_plan,
        plans::open_other_plan,
        plans::open_recent_plan,
        plans::recent_plans,
        plans::forget_plan,
        plans::save_copy,
        export::export_ics,
        export::export_picture,
        live_files::add_live_file,
        live_files::live_files,
        live_files::remove_live_file,
        import::choose_import,
        import::preview_import,
        import::import_file,
        import::import_progress,
        import::save_left_rows,
        import::end_import,
        strategy::read_strategy,
        strategy::edit_mission,
        strategy::add_objective,
        strategy::edit_objective,
        strategy::read_objective,
        strategy::delete_objective,
        strategy::add_audience,
        strategy::edit_audience,
        strategy::delete_audience,
        strategy::add_message,
        strategy::edit_message,
        strategy::delete_message,
        strategy::add_subject,
        strategy::edit_subject,
        strategy::note_subject,
        strategy::delete_subject,
        strategy::day_marks,
        ideas::export_idea_tasks,
        ideas::export_feedback,
        ideas::import_feedback,
        ideas::read_ideas,
        ideas::add_idea,
        ideas::edit_idea,
        ideas::delete_idea,
        ideas::use_idea,
        ideas::preview_placed_ideas,
        ideas::place_ideas,
        ideas::read_feedback,
        ideas::add_feedback,
        ideas::edit_feedback,
        ideas::forget_person,
        results::results_page,
        results::what_works,
        results::suggestions,
        results::decline_suggestion,
        results::save_report,
        experiments::read_experiments,
        experiments::experiment_size,
        experiments::add_experiment,
        experiments::assign_experiment,
        experiments::read_experiment,
        experiments::stop_experiment,
        experiments::delete_experiment,
        results::post_results,
        results::set_results,
        results::choose_results,
        results::preview_results,
        results::import_results,
        sync::sync_state,
        sync::sync_told,
        stored::stored_places,
        stored::read_author,
        stored::set_author,
        stored::starts_at_login,
        stored::set_starts_at_login,
        stored::version,
        stored::show_stored,
        stored::diagnostics,
        stored::save_diagnostics,
        stored::delete_everything,
    ]
}
