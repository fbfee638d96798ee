//! Tells Tauri which commands exist, and makes sure that there is something to show.

use std::error::Error;
use std::{fs, path::Path};

/// Shown by a window that was built before the screens were; xtask knows it by the word in `content`.
const PLACEHOLDER: &str = r#"<!doctype html>
<html lang="en">
  <meta charset="utf-8" />
  <meta name="encargo" content="placeholder" />
  <title>Encargo</title>
  <h1>Encargo</h1>
  <p>The screens are not built yet. Start Encargo with <code>cargo xtask run</code>.</p>
  <p lang="es">Faltan las pantallas. Abre Encargo con <code>cargo xtask run</code>.</p>
</html>
"#;

fn main() -> Result<(), Box<dyn Error>> {
    let dist = Path::new("../ui/dist");
    let index = dist.join("index.html");
    if !index.exists() {
        fs::create_dir_all(dist)?;
        fs::write(&index, PLACEHOLDER)?;
    }
    println!("cargo:rerun-if-changed={}", index.display());
    let commands = tauri_build::AppManifest::new().commands(&["call"]);
    tauri_build::try_build(tauri_build::Attributes::new().app_manifest(commands))?;
    Ok(())
}
