//! The person of the story: reads words of one language, presses keys, keeps a picture of what was reached.

use std::cell::Cell;
use std::path::PathBuf;

use encargo_domain::words::Language;
use serde_json::{Value, json};
use tokio::time::{Instant, sleep};

use super::words::Words;
use crate::window::By;
use crate::window::driver::{Driver, PATIENCE, PAUSE};
use crate::window::outcome::{Failure, Outcome};
use crate::window::{Browser, Window};

/// Where the screens are shown.
pub(super) enum Place {
    Browser(Browser),
    /// And where it saves to when it asks.
    Window(Window, PathBuf),
}

impl Place {
    fn name(&self) -> &'static str {
        match self {
            Self::Browser(_) => "browser",
            Self::Window(..) => "window",
        }
    }
}

pub(super) struct Person {
    place: Place,
    words: Words,
    pictures: Cell<u32>,
}

impl Person {
    pub(super) fn at(place: Place, language: Language) -> Outcome<Self> {
        Ok(Self {
            place,
            words: Words::of(language)?,
            pictures: Cell::new(0),
        })
    }

    pub(super) fn screen(&self) -> &Driver {
        match &self.place {
            Place::Browser(browser) => browser,
            Place::Window(window, _) => window,
        }
    }

    pub(super) fn words(&self) -> &Words {
        &self.words
    }

    pub(super) fn place(&self) -> &Place {
        &self.place
    }

    /// Closes what the screens are shown in.
    pub(super) async fn leave(self) -> Outcome {
        match self.place {
            Place::Browser(browser) => browser.close().await,
            Place::Window(window, _) => window.close().await,
        }
    }

    /// Keys, wherever the focus is.
    pub(super) async fn press(&self, chords: &str) -> Outcome {
        self.screen().press(chords).await
    }

    /// Types where the focus is.
    pub(super) async fn write(&self, text: &str) -> Outcome {
        let here = By::css(":focus");
        self.screen().type_into(&here, text).await?;
        self.screen().wait_for_value(&here, text).await
    }

    pub(super) async fn reads(&self, text: &str) -> Outcome {
        self.screen().wait_for_text(text).await
    }

    /// Waits until the page is headed so.
    pub(super) async fn reads_heading(&self, text: &str) -> Outcome {
        self.patiently(&format!("the heading {text:?}"), || async {
            let heading = self.screen().heading().await?;
            Ok(heading.contains(text).then_some(()))
        })
        .await
    }

    /// Waits for a button that says this, and for it to be open; its key is then pressed by the story.
    pub(super) async fn may(&self, words: &str) -> Outcome<By> {
        let button = By::role("button", words);
        self.patiently(&format!("button {words:?} open"), || async {
            let enabled = self.screen().find(&button).await?.is_enabled().await?;
            Ok(enabled.then_some(()))
        })
        .await?;
        Ok(button)
    }

    /// Does the one next step of a page, by its key.
    pub(super) async fn next(&self, verb: &str) -> Outcome {
        self.may(&self.words.t(verb)).await?;
        self.press(".").await
    }

    /// Does one of the other things, from the menu.
    pub(super) async fn other(&self, verb: &str) -> Outcome {
        self.may(&self.words.t("verb-more")).await?;
        self.press("m").await?;
        let entry = By::role("menuitem", &self.words.t(verb));
        self.screen().click(&entry).await
    }

    /// Waits for a dialog that has the focus: from then on keys are for it.
    pub(super) async fn dialog(&self) -> Outcome<By> {
        let dialog = By::any("dialog");
        self.screen().find(&By::css("[role=dialog] :focus")).await?;
        Ok(dialog)
    }

    /// Answers the open dialog, and sees it go.
    pub(super) async fn accept(&self) -> Outcome {
        let dialog = self.dialog().await?;
        self.press("ctrl+enter").await?;
        self.screen().wait_until_gone(&dialog).await
    }

    /// Waits until the screen is at a path, and answers what stands in it after `prefix`.
    pub(super) async fn arrives_at(&self, prefix: &str) -> Outcome<String> {
        self.patiently(&format!("to be at {prefix}"), || async {
            let path = self
                .screen()
                .run("return location.pathname", Vec::new())
                .await?;
            let rest = path.as_str().and_then(|path| path.strip_prefix(prefix));
            Ok(rest.map(str::to_owned))
        })
        .await
    }

    /// Asks the program itself, past the screens: what they show is compared with it.
    pub(super) async fn ask(&self, name: &str, payload: Value) -> Outcome<Value> {
        let script = "const [name, payload, done] = arguments; const inside = window.__TAURI_INTERNALS__; \
            (inside ? inside.invoke('call', { name, payload }) : fetch(`/call/${name}`, { method: 'POST', \
            headers: { 'content-type': 'application/json' }, body: JSON.stringify(payload) }).then(async (answer) => \
            answer.ok ? answer.json() : Promise.reject(await answer.json()))).then((answer) => done({ answer }), (why) => done({ why }))";
        let said = self
            .screen()
            .run_and_wait(script, vec![json!(name), payload])
            .await?;
        match said.get("answer") {
            Some(answer) => Ok(answer.clone()),
            None => Err(Failure::new(format!("{name}: {said}"))),
        }
    }

    /// Keeps a picture: `life-en-browser-03-picked.png`.
    pub(super) async fn picture(&self, of: &str) -> Outcome {
        let n = self.pictures.get() + 1;
        self.pictures.set(n);
        let language = self.words.language().as_str();
        let name = format!("life-{language}-{}-{n:02}-{of}", self.place.name());
        self.screen().screenshot(&name).await.map(|_| ())
    }

    /// A picture, and nothing that somebody who can not see or use a mouse would stumble over.
    pub(super) async fn picture_for_all(&self, of: &str) -> Outcome {
        self.picture(of).await?;
        assert_eq!(
            self.screen().axe().await?,
            Vec::<String>::new(),
            "axe finds nothing at {of}"
        );
        Ok(())
    }

    /// Looks again until there is something, or the patience ends.
    pub(super) async fn patiently<T, F>(
        &self,
        what: &str,
        mut look: impl FnMut() -> F,
    ) -> Outcome<T>
    where
        F: Future<Output = Outcome<Option<T>>>,
    {
        let end = Instant::now() + PATIENCE;
        loop {
            if let Some(found) = look().await? {
                return Ok(found);
            }
            if Instant::now() > end {
                let words = self.screen().words().await?;
                return Err(Failure::new(format!(
                    "waited for {what}; on the screen: {words}"
                )));
            }
            sleep(PAUSE).await;
        }
    }
}
