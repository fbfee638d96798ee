//! Is something newer than what was made from it?

use std::fs;
use std::path::Path;
use std::time::SystemTime;

/// When the file was last written; of a folder, the newest file in it.
pub(crate) fn newest(path: &Path) -> Option<SystemTime> {
    let meta = fs::metadata(path).ok()?;
    if !meta.is_dir() {
        return meta.modified().ok();
    }
    let entries = fs::read_dir(path).ok()?;
    entries
        .flatten()
        .filter_map(|entry| newest(&entry.path()))
        .max()
}

/// Whether `made` is there and no source was written after it.
pub(crate) fn is_fresh(made: &Path, sources: &[&Path]) -> bool {
    let Some(made) = newest(made) else {
        return false;
    };
    sources
        .iter()
        .filter_map(|source| newest(source))
        .all(|source| source <= made)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn what_is_older_than_its_sources_is_stale() {
        let folder = std::env::temp_dir().join(format!("encargo-stamp-{}", std::process::id()));
        let sources = folder.join("src/deep");
        fs::create_dir_all(&sources).expect("a folder");
        let (source, made) = (sources.join("a.ts"), folder.join("made"));
        fs::write(&source, "").expect("a source");
        assert!(
            !is_fresh(&made, &[&folder.join("src")]),
            "nothing is made yet"
        );

        let file = fs::File::create(&made).expect("made");
        assert!(is_fresh(
            &made,
            &[&folder.join("src"), &folder.join("not there")]
        ));
        let before = SystemTime::now() - Duration::from_mins(1);
        file.set_modified(before).expect("an older time");
        assert!(
            !is_fresh(&made, &[&folder.join("src")]),
            "a source deep in the folder is newer"
        );
        fs::remove_dir_all(&folder).expect("tidy");
    }
}
