//! Does it open at all, and is it closed where it should be?

use std::path::Path;

use serde_json::{Value, json};

use super::driver::Driver;
use super::outcome::Outcome;
use super::{Browser, Server, Window, available, browser, shell};

/// The smallest screen that Encargo is made for.
const SMALLEST: (u32, u32) = (1024, 600);

async fn look_at_the_first_screen(driver: &Driver, name: &str) -> Outcome {
    let heading = driver.heading().await?;
    assert!(!heading.is_empty(), "the first screen has a heading");
    driver.screenshot(&format!("{name}-first")).await?;
    assert_eq!(
        driver.axe().await?,
        Vec::<String>::new(),
        "axe finds nothing"
    );
    Ok(())
}

#[tokio::test]
async fn the_window_opens_and_shows_its_first_screen() -> Outcome {
    if !available(&shell::NEEDS)? {
        return Ok(());
    }
    let data = tempfile::tempdir()?;
    let window = Window::start(data.path()).await?;
    look_at_the_first_screen(&window, "window").await?;
    window.resize(SMALLEST.0, SMALLEST.1).await?;
    window.screenshot("window-first-smallest").await?;
    let wide = window
        .run("return document.documentElement.scrollWidth", Vec::new())
        .await?;
    assert_eq!(wide, json!(SMALLEST.0), "nothing sticks out to the right");
    assert!(
        window.notifications().shown().is_empty(),
        "nothing has happened yet"
    );
    assert!(
        data.path().join("logs/encargo.log").is_file(),
        "the log lies in the data folder"
    );
    window.close().await
}

#[tokio::test]
async fn the_browser_opens_and_shows_its_first_screen() -> Outcome {
    if !available(&browser::NEEDS)? {
        return Ok(());
    }
    let data = tempfile::tempdir()?;
    let server = Server::start(data.path(), "es", &[]).await?;
    let browser = Browser::start(server.url()).await?;
    look_at_the_first_screen(&browser, "browser").await?;
    browser.go("/settings").await?;
    assert!(
        !browser.heading().await?.is_empty(),
        "a path leads to its screen"
    );
    browser.close().await
}

/// Calls a command of the shell as the screens do; answers what it answers, or why it refuses.
async fn invoke(driver: &Driver, command: &str, payload: Value) -> Outcome<Value> {
    let script = "const [command, payload, done] = arguments; \
        __TAURI_INTERNALS__.invoke(command, payload).then(done, (error) => done(`refused: ${error}`))";
    driver
        .run_and_wait(script, vec![json!(command), payload])
        .await
}

#[tokio::test]
async fn the_screens_may_ask_the_shell_for_little() -> Outcome {
    if !available(&shell::NEEDS)? {
        return Ok(());
    }
    let data = tempfile::tempdir()?;
    let (save, open) = (Path::new("/tmp/señal.pdf"), Path::new("/tmp/orders.csv"));
    let window = Window::on(data.path())
        .saving_to(save)
        .opening(open)
        .start()
        .await?;
    window.heading().await?;

    let options = json!({ "options": {} });
    assert_eq!(
        invoke(&window, "plugin:dialog|save", options.clone()).await?,
        json!(save)
    );
    assert_eq!(
        invoke(&window, "plugin:dialog|open", options.clone()).await?,
        json!(open)
    );
    for refused in [
        "plugin:dialog|message",
        "plugin:opener|open_url",
        "plugin:notification|notify",
        "plugin:window|close",
    ] {
        let answer = invoke(&window, refused, options.clone()).await?;
        let told = answer.as_str().unwrap_or_default();
        assert!(told.contains("not allowed"), "{refused} answers {answer}");
    }
    window.close().await
}

#[tokio::test]
async fn the_window_shows_nothing_but_the_screens() -> Outcome {
    if !available(&shell::NEEDS)? {
        return Ok(());
    }
    let data = tempfile::tempdir()?;
    let window = Window::start(data.path()).await?;
    window.heading().await?;

    window
        .run(
            "window.stillHere = true; location.href = 'http://localhost:9/'",
            Vec::new(),
        )
        .await?;
    let opened = window
        .run(
            "return window.open('http://localhost:9/') !== null",
            Vec::new(),
        )
        .await?;
    assert_eq!(opened, json!(false), "no second window");
    let foreign = "const done = arguments[0]; fetch('http://localhost:9/').then(() => done('sent'), () => done('blocked')); \
        addEventListener('securitypolicyviolation', (event) => done(event.effectiveDirective))";
    assert_eq!(
        window.run_and_wait(foreign, Vec::new()).await?,
        json!("connect-src"),
        "no data leave"
    );
    window.run("document.body.append(Object.assign(document.createElement('script'), { textContent: 'window.ran = true' }))", Vec::new()).await?;
    let state = window
        .run("return [window.stillHere, window.ran ?? false]", Vec::new())
        .await?;
    assert_eq!(
        state,
        json!([true, false]),
        "the page stayed, and no script came in"
    );
    window.close().await
}
