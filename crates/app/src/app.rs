//! The opened application: the store behind it, the calls.

use std::path::PathBuf;
use std::pin::Pin;
use std::sync::Arc;

use encargo_domain::chain::{Chain, ChainEvent};
use encargo_domain::event::{Device, DeviceEvent};
use encargo_domain::ids::{ChainId, CommandId};
use encargo_domain::refusal::Code;
use encargo_domain::words::Language;
use encargo_domain::{Ctx, Event, Refusal, Timestamp};
use encargo_store::{CommandKey, Fault, Identity, Outcome, Store, Work};
use serde_json::Value;
use sha2::{Digest, Sha256};
use tokio::sync::{RwLock, broadcast};

use crate::context::{Caller, Clock, Cx, local_date, owner};
use crate::error::CommandError;
use crate::facts::House;
use crate::feed::FeedMessage;
use crate::jobs::JobBoard;
use crate::looks::Logos;
use crate::marks;
use crate::post::Post;
use crate::promise::Punctuality;
use crate::registry::{Handler, find};

/// How to open.
#[derive(Debug, Clone)]
pub struct Options {
    /// Data folder: `encargo.db`, documents, backups.
    pub data_dir: PathBuf,
    /// Language of the system, until the person chooses.
    pub system_language: Language,
    /// Time.
    pub clock: Clock,
}

impl Options {
    /// A data folder with the system's clock.
    pub const fn new(data_dir: PathBuf, system_language: Language) -> Self {
        Self {
            data_dir,
            system_language,
            clock: Clock::System,
        }
    }
}

/// The opened application.
pub struct App {
    pub(crate) store: Arc<Store>,
    pub(crate) options: Options,
    pub(crate) jobs: JobBoard,
    pub(crate) device_code: String,
    /// The queue to the tax agency.
    pub(crate) post: Post,
    /// The queue to the mail server.
    pub(crate) outbox: Post,
    /// Told when documents were issued.
    pub(crate) issued: Arc<tokio::sync::Notify>,
    /// Logos that were drawn lately.
    pub(crate) logos: Logos,
    /// Held by who sets the mark (see `marks.rs`).
    pub(crate) marking: tokio::sync::Mutex<()>,
    house: RwLock<Arc<House>>,
    /// How often locations kept their day, and when that was read.
    pub(crate) punctuality: tokio::sync::Mutex<Option<(Timestamp, Arc<Punctuality>)>>,
    pub(crate) feed: broadcast::Sender<FeedMessage>,
}

impl std::fmt::Debug for App {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("App")
            .field("data_dir", &self.options.data_dir)
            .finish_non_exhaustive()
    }
}

/// The first device of a shop. Codes of further devices are given by the centre.
const FIRST_DEVICE: &str = "T1";

impl App {
    /// Opens a data folder, making what is missing. (Boxed, so that hosts of every kind can await it on any thread.)
    pub fn open(
        options: Options,
    ) -> Pin<Box<dyn Future<Output = Result<Arc<Self>, CommandError>> + Send>> {
        Box::pin(Self::open_now(options))
    }

    async fn open_now(options: Options) -> Result<Arc<Self>, CommandError> {
        let mut file = encargo_store::open_database(&options.data_dir).await?;
        let known = marks::identify(&options.data_dir, options.clock, &mut file).await?;
        let store = Store::start(file, known.identity).await?;
        let device_code = register_device(&store, &options, &known).await?;
        let (feed, _) = broadcast::channel(1_024);
        let app = Arc::new(Self {
            store,
            options,
            jobs: JobBoard::default(),
            device_code,
            post: Post::default(),
            outbox: Post::default(),
            issued: Arc::default(),
            logos: Logos::default(),
            marking: tokio::sync::Mutex::default(),
            house: RwLock::new(Arc::new(House::default())),
            punctuality: tokio::sync::Mutex::new(None),
            feed,
        });
        app.read_house().await?;
        marks::set(&app).await?;
        tokio::spawn(marks::keep(Arc::downgrade(&app), app.issued.clone()));
        tokio::spawn(crate::feed::relay(
            Arc::downgrade(&app),
            app.store.changes(),
        ));
        // Where the time is fixed (tests, the demo generator) nothing happens by itself.
        if matches!(app.options.clock, Clock::System) {
            tokio::spawn(crate::waves::clock(Arc::downgrade(&app)));
            tokio::spawn(crate::watch::clock(Arc::downgrade(&app)));
            tokio::spawn(crate::parking::clock(Arc::downgrade(&app)));
            tokio::spawn(crate::fiscal::send::clock(Arc::downgrade(&app)));
            tokio::spawn(crate::fiscal::summary::clock(Arc::downgrade(&app)));
            tokio::spawn(crate::email::send::clock(Arc::downgrade(&app)));
        }
        Ok(app)
    }

    /// Lets running work end and closes the database.
    pub async fn close(&self) {
        self.jobs.cancel_all();
        // Commands that still run end after this; the next start sets the mark again.
        if let Err(error) = marks::set(self).await {
            tracing::warn!(code = %error.code, "the mark could not be set");
        }
        self.store.close().await;
    }

    /// The feed from now on.
    pub fn feed(&self) -> broadcast::Receiver<FeedMessage> {
        self.feed.subscribe()
    }

    /// Whether there is no shop here yet.
    pub async fn is_empty(&self) -> bool {
        self.house().await.company.is_none()
    }

    /// Calls something of the registry by name. Commands take `commandId` and `expectedVersion` beside their payload.
    pub async fn call(self: &Arc<Self>, name: &str, payload: Value) -> Result<Value, CommandError> {
        self.call_at(name, payload, self.options.clock).await
    }

    /// The same at a given time: for the demo generator and tests.
    pub async fn call_at(
        self: &Arc<Self>,
        name: &str,
        payload: Value,
        clock: Clock,
    ) -> Result<Value, CommandError> {
        let entry =
            find(name).ok_or_else(|| Refusal::new(Code::UnknownCommand).with("name", name))?;
        let (envelope, payload) = Envelope::open(payload)?;
        let command_id = envelope.command_id.unwrap_or_else(|| clock.command_id());
        let cx = self.cx(command_id, envelope.expected_version, clock).await;
        cx.ctx.actor.may(entry.permission)?;
        match &entry.handler {
            Handler::Query(run) => run(self.clone(), payload, cx).await,
            Handler::Action(run) => run(self.clone(), payload, cx).await,
            Handler::Command(prepare) => {
                let hash: [u8; 32] = Sha256::digest(format!("{name} {payload}")).into();
                let key = CommandKey {
                    command_id,
                    name: entry.name,
                    payload_hash: hash,
                    at_ms: clock.now().0,
                };
                let answer = self.store.write(key, prepare(payload, cx)?).await?;
                // Who changed the house asks the next question of the changed one: the feed may take a moment longer.
                if changes_house(entry.name) {
                    self.read_house().await?;
                }
                serde_json::from_str(&answer).map_err(|source| {
                    Fault::Json {
                        what: "reading an answer",
                        source,
                    }
                    .into()
                })
            }
        }
    }

    /// The clock a call was made by: what an action calls further happens at the same time.
    pub(crate) fn clock_of(&self, cx: &Cx) -> Clock {
        match self.options.clock {
            Clock::System => Clock::System,
            Clock::Fixed { .. } => Clock::Fixed {
                now_ms: cx.ctx.now.0,
                seed: cx.ctx.new_id().as_u128(),
            },
        }
    }

    /// The context of a call.
    pub(crate) async fn cx(
        &self,
        command_id: CommandId,
        expected_version: Option<i64>,
        clock: Clock,
    ) -> Cx {
        let house = self.house().await;
        let caller = Caller {
            actor: owner(self.store.identity().device_id),
            location_id: house.device.as_ref().and_then(|d| d.location_id),
        };
        let now = clock.now();
        let time_zone = house.time_zone;
        let mut ctx = Ctx::new(
            caller.actor,
            (self.store.identity().device_id, self.device_code.clone()),
            command_id,
            now,
            local_date(now, time_zone),
            clock.seed(),
        );
        ctx.location_id = caller.location_id;
        let language = house
            .device
            .as_ref()
            .and_then(|d| d.language)
            .unwrap_or(self.options.system_language);
        Cx {
            ctx,
            expected_version,
            language,
            time_zone,
        }
    }

    /// Company, locations and device as last committed.
    pub(crate) async fn house(&self) -> Arc<House> {
        self.house.read().await.clone()
    }

    pub(crate) async fn read_house(self: &Arc<Self>) -> Result<(), CommandError> {
        let mut conn = self.store.reader().await?;
        let house = House::read(&mut conn, self.store.identity().device_id).await?;
        *self.house.write().await = Arc::new(house);
        Ok(())
    }
}

/// Commands after which the company, its policy, locations or this device are others.
fn changes_house(command: &str) -> bool {
    command
        .split_once('.')
        .is_some_and(|(noun, _)| matches!(noun, "company" | "location" | "policy" | "device"))
}

/// Registers the device once, and again in each life of it; answers its code.
async fn register_device(
    store: &Arc<Store>,
    options: &Options,
    known: &marks::Known,
) -> Result<String, CommandError> {
    let Identity {
        device_id,
        incarnation,
    } = known.identity;
    // The id of the first registration is the device's own, so starting again finds it done.
    let command_id = CommandId::new(match incarnation {
        1 => device_id.uuid(),
        life => ChainId::of(device_id, life, "device").uuid(),
    });
    let clock = options.clock;
    let now = clock.now();
    let cx = Cx {
        ctx: Ctx::new(
            owner(device_id),
            (device_id, String::new()),
            command_id,
            now,
            local_date(now, House::default().time_zone),
            clock.seed(),
        ),
        expected_version: None,
        language: options.system_language,
        time_zone: House::default().time_zone,
    };
    let key = CommandKey {
        command_id,
        name: "device.register",
        payload_hash: [0; 32],
        at_ms: now.0,
    };
    let last_known = known.last_known.clone();
    store
        .write(
            key,
            Box::new(move |work: &mut Work| {
                Box::pin(async move {
                    begin_life(work, cx, incarnation, last_known).await?;
                    Ok("{}".to_owned())
                })
            }),
        )
        .await?;
    let mut conn = store.reader().await?;
    let device = encargo_store::load::<Device>(&mut conn, device_id.uuid()).await?;
    Ok(device.map_or_else(|| FIRST_DEVICE.to_owned(), |(d, _)| d.code.clone()))
}

/// The first life of a device has a code of its own; a later one ends the series and the chain of the one before.
async fn begin_life(
    work: &mut Work,
    mut cx: Cx,
    incarnation: i64,
    last_known: String,
) -> Outcome<()> {
    let device_id = cx.ctx.device_id;
    let Some(device) = work.find::<Device>(device_id.uuid()).await? else {
        let code = Device::code_of(&free_code(work).await?, incarnation);
        let registered = DeviceEvent::Registered { code };
        return work
            .record(&cx.ctx, Event::Device(device_id, registered))
            .await;
    };
    let code = Device::code_of(&device.code, incarnation);
    if code == device.code {
        return Ok(());
    }
    for chain in work.all::<Chain>().await? {
        if chain.device_code == device.code && chain.closed.is_empty() {
            let closed = ChainEvent::Closed {
                reason: "restored".to_owned(),
            };
            work.record(&cx.ctx, Event::Chain(chain.chain_id, closed))
                .await?;
        }
    }
    cx.ctx.device_code.clone_from(&code);
    let details = format!("{} {last_known}", device.code);
    let renewed = DeviceEvent::Renewed {
        code,
        incarnation,
        last_known,
        at: cx.ctx.now,
    };
    work.record(&cx.ctx, Event::Device(device_id, renewed))
        .await?;
    let house = House::in_work(work).await?;
    if let Some(company) = &house.company {
        cx.time_zone = house.time_zone;
        let restored = encargo_domain::chain::LogKind::Restored;
        crate::fiscal::seal::log(work, &cx, company, restored, &details).await?;
    }
    Ok(())
}

/// A code no device of the books has: a database that was copied to another computer is written by another device.
async fn free_code(work: &mut Work) -> Outcome<String> {
    let taken = work.all::<Device>().await?;
    let last = taken
        .iter()
        .filter_map(|d| {
            let digits: String = d.code.chars().filter(char::is_ascii_digit).collect();
            digits.parse::<u32>().ok()
        })
        .max();
    Ok(last.map_or_else(|| FIRST_DEVICE.to_owned(), |n| format!("T{}", n + 1)))
}

/// What stands beside the payload of every command.
#[derive(Debug, Default)]
struct Envelope {
    command_id: Option<CommandId>,
    expected_version: Option<i64>,
}

impl Envelope {
    fn open(mut payload: Value) -> Result<(Self, Value), Refusal> {
        let Some(fields) = payload.as_object_mut() else {
            return Err(
                Refusal::new(Code::BadPayload).with("detail", "the payload is not an object")
            );
        };
        let bad = |field: &str| {
            Refusal::new(Code::FieldInvalid)
                .with("field", field)
                .with("value", "")
        };
        let command_id = match fields.remove("commandId") {
            None | Some(Value::Null) => None,
            Some(id) => Some(
                id.as_str()
                    .and_then(|s| s.parse().ok())
                    .ok_or_else(|| bad("command-id"))?,
            ),
        };
        let expected_version = match fields.remove("expectedVersion") {
            None | Some(Value::Null) => None,
            Some(v) => Some(v.as_i64().ok_or_else(|| bad("expected-version"))?),
        };
        Ok((
            Self {
                command_id,
                expected_version,
            },
            payload,
        ))
    }
}

/// Milliseconds of a day.
pub(crate) const DAY_MS: i64 = 86_400_000;

/// How long ago the day began, in UTC terms, for "today" sums.
pub(crate) fn start_of_day(cx: &Cx) -> Timestamp {
    crate::context::moment(cx.ctx.today, 0, cx.time_zone)
}
