//! A person at the screen: looks, points, types, waits. The same in the window and in the browser.
//!
//! Learned the hard way: keys arrive after the driver says they did, so the value is awaited; the text of an element
//! is read by the page itself; the page moves while it is pointed at, so a step is tried again until it works or the
//! patience ends.

use std::fs;
use std::future::Future;
use std::path::PathBuf;
use std::time::Duration;

use fantoccini::actions::Actions;
use fantoccini::elements::{Element, ElementRef};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Map, Value, json};
use tokio::time::{Instant, sleep};

use super::by::By;
use super::keys;
use super::outcome::{Failure, Outcome};
use super::process::target;

const PAGE: &str = include_str!("page.js");
pub(crate) const PATIENCE: Duration = Duration::from_secs(20);
pub(crate) const PAUSE: Duration = Duration::from_millis(40);

pub(crate) struct Driver {
    client: Client,
    patience: Duration,
}

impl Driver {
    /// Opens what the capabilities name, through the WebDriver on this port.
    pub(super) async fn connect(port: u16, capabilities: Map<String, Value>) -> Outcome<Self> {
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&format!("http://127.0.0.1:{port}"))
            .await?;
        Ok(Self {
            client,
            patience: PATIENCE,
        })
    }

    /// Gives up at once.
    pub(super) fn hurry(&mut self) {
        self.patience = Duration::ZERO;
    }

    /// The one thing that `by` names, as soon as it is there.
    pub(crate) async fn find(&self, by: &By) -> Outcome<Element> {
        self.patiently(by, || self.look(by)).await
    }

    /// Whether it is on the screen now.
    pub(crate) async fn sees(&self, by: &By) -> bool {
        self.look(by).await.is_ok()
    }

    /// Waits until it is gone.
    pub(crate) async fn wait_until_gone(&self, by: &By) -> Outcome {
        self.patiently(by, || async {
            if self.sees(by).await {
                Err(Failure::new("it is still there"))
            } else {
                Ok(())
            }
        })
        .await
    }

    pub(crate) async fn click(&self, by: &By) -> Outcome {
        self.patiently(by, || async { Ok(self.look(by).await?.click().await?) })
            .await
    }

    /// Replaces what a field holds.
    pub(crate) async fn fill(&self, by: &By, text: &str) -> Outcome {
        self.fill_as(by, text, text).await
    }

    /// Types into a field that shows it in its own way: `fill_as(price, "1234,5", "1234,50")`.
    pub(crate) async fn fill_as(&self, by: &By, text: &str, shown: &str) -> Outcome {
        self.patiently(by, || async {
            let field = self.look(by).await?;
            field.clear().await?;
            Ok(field.send_keys(text).await?)
        })
        .await?;
        self.wait_for_value(by, shown).await
    }

    /// Types what a field does not keep (it searches, and empties itself).
    pub(crate) async fn type_into(&self, by: &By, text: &str) -> Outcome {
        self.patiently(by, || async {
            Ok(self.look(by).await?.send_keys(text).await?)
        })
        .await
    }

    pub(crate) async fn wait_for_value(&self, by: &By, wanted: &str) -> Outcome {
        self.patiently(by, || async {
            let value = self.value(by).await?;
            if value == wanted {
                Ok(())
            } else {
                Err(Failure::new(format!("holds {value:?}, not {wanted:?}")))
            }
        })
        .await
    }

    pub(crate) async fn value(&self, by: &By) -> Outcome<String> {
        Ok(self
            .look(by)
            .await?
            .prop("value")
            .await?
            .unwrap_or_default())
    }

    /// Keys, wherever the focus is: `press("ctrl+enter")`, `press("g o")`.
    pub(crate) async fn press(&self, chords: &str) -> Outcome {
        self.client
            .perform_actions(Actions::from(keys::presses(chords)?))
            .await?;
        Ok(())
    }

    /// A code from a barcode scanner.
    pub(crate) async fn scan(&self, code: &str) -> Outcome {
        self.page(json!("scan"), json!(code)).await.map(|_| ())
    }

    /// What the thing shows, with each run of spaces as one. Looked for again when the screen drew it anew meanwhile.
    pub(crate) async fn text(&self, by: &By) -> Outcome<String> {
        let script = "return arguments[0].innerText.replace(/\\s+/g, ' ').trim()";
        self.patiently(by, || async {
            let element = serde_json::to_value(self.find(by).await?)?;
            let text = self.client.execute(script, vec![element]).await?;
            Ok(text.as_str().unwrap_or_default().to_owned())
        })
        .await
    }

    /// All the words on the screen.
    pub(crate) async fn words(&self) -> Outcome<String> {
        let words = self.page(json!("text"), Value::Null).await?;
        Ok(words.as_str().unwrap_or_default().to_owned())
    }

    pub(crate) async fn wait_for_text(&self, text: &str) -> Outcome {
        self.patiently(&By::text(text), || async {
            let words = self.words().await?;
            if words.contains(text) {
                Ok(())
            } else {
                Err(Failure::new("the screen does not say it"))
            }
        })
        .await
    }

    /// The heading of the screen.
    pub(crate) async fn heading(&self) -> Outcome<String> {
        self.text(&By::css("h1").first()).await
    }

    /// Runs a script in the page; it answers by `return`.
    pub(crate) async fn run(&self, script: &str, arguments: Vec<Value>) -> Outcome<Value> {
        Ok(self.client.execute(script, arguments).await?)
    }

    /// The same for a script that answers later, by calling its last argument.
    pub(crate) async fn run_and_wait(&self, script: &str, arguments: Vec<Value>) -> Outcome<Value> {
        Ok(self.client.execute_async(script, arguments).await?)
    }

    /// What axe finds wrong with the screen; nothing is good. It looks when nothing fades any more: half a notice has half its contrast.
    pub(crate) async fn axe(&self) -> Outcome<Vec<String>> {
        let root = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
        let axe = fs::read_to_string(format!("{root}/ui/node_modules/axe-core/axe.min.js"))?;
        self.client.execute(&axe, Vec::new()).await?;
        let script = "const done = arguments[0]; Promise.allSettled(document.getAnimations().filter((one) => \
            one.effect?.getComputedTiming().endTime !== Infinity).map((one) => one.finished)).then(() => axe.run()).then((answer) => done(answer.violations.flatMap((rule) => \
            rule.nodes.map((node) => `${rule.id}: ${node.html} (${node.failureSummary})`))), (error) => done([String(error)]))";
        Ok(serde_json::from_value(
            self.client.execute_async(script, Vec::new()).await?,
        )?)
    }

    /// Keeps a picture of the screen as `target/screenshots/NAME.png`.
    pub(crate) async fn screenshot(&self, name: &str) -> Outcome<PathBuf> {
        let folder = target().join("screenshots");
        fs::create_dir_all(&folder)?;
        let path = folder.join(format!("{name}.png"));
        self.wait_for_paint().await?;
        fs::write(&path, self.client.screenshot().await?)?;
        Ok(path)
    }

    /// Waits until the fonts are there and what the page last did is drawn.
    pub(crate) async fn wait_for_paint(&self) -> Outcome {
        let script = "const done = arguments[0]; \
            document.fonts.ready.then(() => requestAnimationFrame(() => requestAnimationFrame(() => done(null))))";
        self.client.execute_async(script, Vec::new()).await?;
        Ok(())
    }

    /// Loads an address.
    pub(super) async fn open(&self, url: &str) -> Outcome {
        Ok(self.client.goto(url).await?)
    }

    /// Goes to a page of the screens by its path, as a link would.
    pub(crate) async fn go(&self, path: &str) -> Outcome {
        let script =
            "history.pushState({}, '', arguments[0]); dispatchEvent(new PopStateEvent('popstate'))";
        self.run(script, vec![json!(path)]).await.map(|_| ())
    }

    pub(crate) async fn resize(&self, width: u32, height: u32) -> Outcome {
        Ok(self.client.set_window_size(width, height).await?)
    }

    /// Ends the session; the window closes.
    pub(super) async fn close(&self) -> Outcome {
        Ok(self.client.clone().close().await?)
    }

    /// Tries again until it works or the patience ends; then tells what is on the screen and keeps a picture.
    async fn patiently<T, F>(&self, by: &By, mut attempt: impl FnMut() -> F) -> Outcome<T>
    where
        F: Future<Output = Outcome<T>>,
    {
        let end = Instant::now() + self.patience;
        loop {
            let why = match attempt().await {
                Ok(answer) => return Ok(answer),
                Err(why) => why,
            };
            if Instant::now() > end {
                return Err(self.told(by, &why).await);
            }
            sleep(PAUSE).await;
        }
    }

    async fn told(&self, by: &By, why: &Failure) -> Failure {
        let outline = self
            .page(json!("outline"), Value::Null)
            .await
            .unwrap_or_default();
        let name = format!("failed-{}", std::process::id());
        let picture = match self.screenshot(&name).await {
            Ok(path) => path.display().to_string(),
            Err(error) => format!("no picture: {error:?}"),
        };
        let outline = outline.as_str().unwrap_or_default().to_owned();
        Failure::new(format!(
            "{by}: {why:?}\n{picture}\non the screen:\n{outline}"
        ))
    }

    /// One look.
    async fn look(&self, by: &By) -> Outcome<Element> {
        let answer = self.page(json!("find"), by.steps()).await?;
        if let Some(several) = answer.get("several") {
            return Err(Failure::new(format!("there are several: {several}")));
        }
        let reference = answer
            .get("element")
            .and_then(Value::as_object)
            .and_then(|e| e.values().next());
        let Some(Value::String(id)) = reference else {
            return Err(Failure::new("not on the screen"));
        };
        Ok(Element::from_element_id(
            self.client.clone(),
            ElementRef::from(id.clone()),
        ))
    }

    async fn page(&self, what: Value, given: Value) -> Outcome<Value> {
        Ok(self.client.execute(PAGE, vec![what, given]).await?)
    }
}
