//! kill -9 while invoices are issued, many times over: the numbers have no hole and no double, every order has one invoice however often it was
//! asked for, and every number anybody was told exists. A few kills run with the other tests; `ENCARGO_KILLS=1000` makes that many.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::serving::{call, encargo, serve};
use crate::story::Story;

/// Where nobody says how many.
const KILLS: usize = 9;
/// So many shops take them in turn.
const SHOPS: usize = 3;
/// Tills that issue at the same time.
const TILLS: usize = 4;
/// Orders that wait for their invoice when the killing begins.
const WAITING: usize = 16;

/// A shop of one counter, and what was sold over it.
struct Shop {
    // The folder goes with it.
    story: Story,
    kills: usize,
    /// Kills that left something to issue: those in the middle of it.
    hits: usize,
    sold: usize,
    /// Orders that wait for their invoice.
    waiting: Vec<Sale>,
    /// What tills were told: order and number.
    told: BTreeMap<String, String>,
}

/// A sale, and the command id its invoice is asked for with: the same however often.
#[derive(Clone)]
struct Sale {
    order_id: String,
    command_id: String,
}

impl Shop {
    async fn open() -> Self {
        let mut story = Story::begin().await;
        let goods = "place VLC store 39.47 -0.38\nitem MUG 9.99\nstock VLC MUG 900000";
        story.tell("shop", goods).await;
        story.app.close().await;
        Self {
            story,
            kills: 0,
            hits: 0,
            sold: 0,
            waiting: Vec::new(),
            told: BTreeMap::new(),
        }
    }

    fn data(&self) -> std::path::PathBuf {
        self.story.database().parent().unwrap().to_owned()
    }

    /// Sells, issues, and is killed in the middle of it.
    fn round(&mut self) {
        let data = self.data();
        let (mut server, port) = serve(&data);
        let missing = WAITING.saturating_sub(self.waiting.len());
        let (item, place) = (self.story.item_id("MUG"), self.story.place_id("VLC"));
        let sales: Vec<Sale> = std::thread::scope(|scope| {
            let tills: Vec<_> = (0..TILLS)
                .map(|till| {
                    let (item, place, first) = (&item, &place, self.sold);
                    scope.spawn(move || {
                        (first..first + missing)
                            .skip(till)
                            .step_by(TILLS)
                            .map(|n| sell(port, n, item, place))
                            .collect::<Vec<_>>()
                    })
                })
                .collect();
            tills.into_iter().flat_map(|t| t.join().unwrap()).collect()
        });
        self.sold += missing;
        self.waiting.extend(sales);
        let queue = Mutex::new(self.waiting.clone());
        let told = Mutex::new(BTreeMap::new());
        std::thread::scope(|scope| {
            for _ in 0..TILLS {
                scope.spawn(|| issue(port, &queue, &told));
            }
            // Another moment in each round, from before the first commit to after the last.
            let moment = Duration::from_micros(500 + (self.kills as u64 * 7_919) % 60_000);
            let begun = Instant::now();
            while begun.elapsed() < moment {
                std::thread::yield_now();
            }
            server.kill();
        });
        self.kills += 1;
        self.take(told.into_inner().unwrap());
        self.hits += usize::from(!self.waiting.is_empty());
    }

    /// What tills were told stands; who was told twice was told the same.
    fn take(&mut self, told: BTreeMap<String, String>) {
        for (order_id, number) in told {
            let before = self.told.insert(order_id, number.clone());
            assert!(before.is_none_or(|b| b == number));
        }
        self.waiting
            .retain(|s| !self.told.contains_key(&s.order_id));
    }

    /// Issues what is left, then reads the books.
    fn prove(&mut self) {
        let data = self.data();
        let (server, port) = serve(&data);
        let queue = Mutex::new(self.waiting.clone());
        let told = Mutex::new(BTreeMap::new());
        issue(port, &queue, &told);
        self.take(told.into_inner().unwrap());
        assert!(
            self.waiting.is_empty(),
            "everything can be issued in the end"
        );
        let documents = documents(port);
        drop(server);
        assert_eq!(documents.len(), self.sold, "one invoice for each order");
        let by_order: BTreeMap<&str, &str> = documents
            .iter()
            .map(|d| {
                (
                    d["orderId"].as_str().unwrap(),
                    d["number"].as_str().unwrap(),
                )
            })
            .collect();
        assert_eq!(by_order.len(), self.sold, "no order has two");
        for (order_id, number) in &self.told {
            assert_eq!(
                by_order.get(order_id.as_str()),
                Some(&number.as_str()),
                "a till was told this number"
            );
        }
        let serials: BTreeSet<usize> = by_order
            .values()
            .map(|number| number.rsplit('-').next().unwrap().parse().unwrap())
            .collect();
        assert!(
            serials.iter().copied().eq(1..=self.sold),
            "no hole, no double: {serials:?}"
        );
        check(&data);
    }
}

fn check(data: &Path) {
    let checked = encargo(data, &["check"]);
    let said = String::from_utf8_lossy(&checked.stdout).into_owned();
    assert!(checked.status.success(), "{said}");
}

/// Sells one mug over the counter, for cash.
fn sell(port: u16, n: usize, item_id: &str, location_id: &str) -> Sale {
    let go = |name: &str, payload: Value| {
        call(port, name, &payload).unwrap_or_else(|| panic!("{name} {payload}"))
    };
    let input = json!({
        "channel": "store", "locationId": location_id,
        "deliveries": [{ "method": "carry_out", "locationId": location_id }],
        "lines": [{ "itemId": item_id, "quantity": 1, "delivery": 0 }]
    });
    let placed = go("order.place", json!({ "input": input }));
    let order_id = placed["orderId"].as_str().unwrap().to_owned();
    let of = json!({ "orderId": order_id });
    go("order.verify", of.clone());
    go("order.confirm", of.clone());
    let view = go("order.get", of);
    go(
        "order.take_payment",
        json!({ "orderId": order_id, "tender": "cash", "amountMinor": view["dueMinor"] }),
    );
    go(
        "fulfillment.hand_over",
        json!({ "fulfillmentId": view["fulfillments"][0]["fulfillmentId"], "code": null }),
    );
    Sale {
        order_id,
        command_id: format!("019d0000-0000-7000-8000-{n:012x}"),
    }
}

/// Issues what waits, until nothing does or the server is dead.
fn issue(port: u16, queue: &Mutex<Vec<Sale>>, told: &Mutex<BTreeMap<String, String>>) {
    loop {
        let Some(sale) = queue.lock().unwrap().pop() else {
            return;
        };
        let command = json!({ "commandId": sale.command_id, "orderId": sale.order_id });
        let Some(issued) = call(port, "invoice.issue", &command) else {
            return;
        };
        let number = issued["number"].as_str().unwrap().to_owned();
        told.lock().unwrap().insert(sale.order_id, number);
    }
}

fn documents(port: u16) -> Vec<Value> {
    let mut all: Vec<Value> = Vec::new();
    loop {
        let query = json!({ "offset": all.len(), "limit": 500 });
        let page = call(port, "document.list", &query).unwrap();
        let rows = page["rows"].as_array().unwrap();
        if rows.is_empty() {
            return all;
        }
        all.extend(rows.iter().cloned());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_while_issuing_no_number_is_lost_or_given_twice() {
    let kills = std::env::var("ENCARGO_KILLS")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(KILLS);
    let mut shops = Vec::new();
    for _ in 0..SHOPS {
        shops.push(Shop::open().await);
    }
    for n in 0..kills {
        shops[n % SHOPS].round();
        if n % 100 == 99 {
            eprintln!("{} kills", n + 1);
        }
    }
    for shop in &mut shops {
        shop.prove();
    }
    let sum = |of: fn(&Shop) -> usize| shops.iter().map(of).sum::<usize>();
    let (hits, issued) = (sum(|s| s.hits), sum(|s| s.sold));
    eprintln!(
        "{kills} kills on {SHOPS} data folders, {hits} with invoices under way: {issued} invoices, no hole, no double"
    );
    assert!(hits > 0, "some kill came in the middle");
}
