//! Stories in the words of the trade, run through the real registry on a real database with a fixed clock. One story per file in
//! `tests/scenarios`; each line is a command with the answer it must get (`-> ok`, or `-> refused <code>`), or something expected.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use encargo_app::{App, Clock, Language, Options};
use serde_json::{Value, json};

/// Monday 2 March 2026, 10:00 in Madrid.
const START_MS: i64 = 1_772_442_000_000;

/// A story being told.
pub(crate) struct Story {
    pub(crate) app: Arc<App>,
    folder: tempfile::TempDir,
    now_ms: i64,
    steps: u128,
    places: HashMap<String, String>,
    items: HashMap<String, String>,
    customers: HashMap<String, String>,
    orders: HashMap<String, String>,
    returns: HashMap<String, String>,
    codes: HashMap<String, String>,
    options: Value,
}

type Outcome = Result<Value, String>;

impl Story {
    pub(crate) async fn begin() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut options = Options::new(folder.path().to_owned(), Language::En);
        options.clock = Clock::Fixed {
            now_ms: START_MS,
            seed: 7,
        };
        let app = App::open(options).await.unwrap();
        let none = HashMap::new;
        let mut story = Self {
            app,
            folder,
            now_ms: START_MS,
            steps: 0,
            places: none(),
            items: none(),
            customers: none(),
            orders: none(),
            returns: none(),
            codes: none(),
            options: json!({}),
        };
        story.company().await;
        story
    }

    async fn company(&mut self) {
        let company = self.company_record();
        self.call("company.save", json!({ "company": company }))
            .await
            .unwrap();
    }

    /// The company as the story saves it.
    pub(crate) fn company_record(&self) -> Value {
        json!({
            "companyId": "01900000-0000-7000-8000-000000000001", "name": "Casa", "legalName": "Casa S.L.", "taxId": "B12345674", "vatId": "ESB12345674",
            "address": { "line1": "Calle Mayor 1", "postalCode": "28013", "city": "Madrid", "country": "ES" },
            "email": "", "phone": "", "web": "", "registerText": "", "iban": "", "currency": "EUR", "pricesIncludeTax": true, "language": "es",
            "timeZone": "Europe/Madrid",
            "taxRates": [],
            "carriers": [{ "code": "standard", "carrier": "Correcaminos", "chargeMinor": 490, "freeFromMinor": 0,
                "zones": [{ "upToKm": 100, "fixedMinor": 300, "perKgMinor": 50, "transitDays": 1 }, { "upToKm": 2000, "fixedMinor": 500, "perKgMinor": 80, "transitDays": 2 }] }],
            "options": self.options, "demo": false
        })
    }

    /// Calls the registry at the story's own time.
    pub(crate) async fn call(&mut self, name: &str, payload: Value) -> Outcome {
        self.steps += 1;
        self.now_ms += 60_000;
        let clock = Clock::Fixed {
            now_ms: self.now_ms,
            seed: self.steps,
        };
        self.app
            .call_at(name, payload, clock)
            .await
            .map_err(|e| e.code)
    }

    /// Tells the story of a file; panics with the line that went otherwise.
    pub(crate) async fn tell(&mut self, name: &str, text: &str) {
        for (n, line) in text.lines().enumerate() {
            let line = line.split('#').next().unwrap_or_default().trim();
            if line.is_empty() {
                continue;
            }
            let (said, wanted) = line
                .split_once("->")
                .map_or((line, "ok"), |(s, w)| (s.trim(), w.trim()));
            let outcome = self.line(said).await;
            let got = match &outcome {
                Ok(_) => "ok".to_owned(),
                Err(code) => format!("refused {code}"),
            };
            assert_eq!(got, wanted, "{name}:{}: {line}", n + 1);
        }
    }

    /// Tries a line; a refusal is as good as anything, a fault is not.
    pub(crate) async fn attempt(&mut self, line: &str) {
        let words: Vec<&str> = line.split_whitespace().collect();
        let of_return = matches!(words[0], "receive" | "inspect" | "refund" | "credit");
        if of_return && !self.returns.contains_key(words[1]) || !self.possible(&words).await {
            return;
        }
        let outcome = self.line(line).await;
        assert_ne!(outcome.err().as_deref(), Some("fault"), "{line}");
    }

    /// Whether there is a fulfillment order (or an open hold) to try the line on.
    async fn possible(&mut self, words: &[&str]) -> bool {
        match words[0] {
            "pick" | "pack" | "ship" | "reject" | "unpick" => {
                let view = self.view(words[1]).await;
                // The line would be tried on the newest one that lives, see `fulfillment`.
                let mut newest = view["fulfillments"].as_array().unwrap().iter().rev();
                newest
                    .find(|f| f["status"] != "cancelled")
                    .is_some_and(|f| {
                        words.len() == 2
                            || f["lines"]
                                .as_array()
                                .unwrap()
                                .iter()
                                .any(|l| l["sku"] == "MUG")
                    })
            }
            "lift" => self.view(words[1]).await["held"] == true,
            _ => true,
        }
    }

    pub(crate) fn order_id(&self, name: &str) -> String {
        self.orders[name].clone()
    }

    /// Time passes.
    pub(crate) fn wait_hours(&mut self, hours: i64) {
        self.now_ms += hours * 3_600_000;
    }

    /// Gives an order that was placed by its call a name.
    pub(crate) fn name_order(&mut self, name: &str, id: &str) {
        self.orders.insert(name.to_owned(), id.to_owned());
    }

    /// The program is closed and opened again.
    pub(crate) async fn restart(mut self) -> Self {
        self.app.close().await;
        let mut options = Options::new(self.folder.path().to_owned(), Language::En);
        options.clock = Clock::Fixed {
            now_ms: self.now_ms,
            seed: 8,
        };
        self.app = App::open(options).await.unwrap();
        self
    }

    /// A copy of the database file, as somebody makes one with the program closed.
    pub(crate) async fn copied(mut self) -> (Self, Vec<u8>) {
        self.app.close().await;
        let copy = std::fs::read(self.database()).unwrap();
        self.open_again().await;
        (self, copy)
    }

    /// An older copy of the database file is put back; the rest of the data folder stays as it is.
    pub(crate) async fn put_back(mut self, copy: &[u8]) -> Self {
        self.app.close().await;
        for suffix in ["-wal", "-shm"] {
            let mut name = self.database().into_os_string();
            name.push(suffix);
            let _ = std::fs::remove_file(name);
        }
        std::fs::write(self.database(), copy).unwrap();
        self.open_again().await;
        self
    }

    async fn open_again(&mut self) {
        self.steps += 1;
        let mut options = Options::new(self.folder.path().to_owned(), Language::En);
        options.clock = Clock::Fixed {
            now_ms: self.now_ms,
            seed: 1_000_000 + self.steps,
        };
        self.app = App::open(options).await.unwrap();
    }

    /// Writes a sourcing policy and makes it the active one; what is left out is as built in.
    pub(crate) async fn policy(&mut self, policy: Value) -> Outcome {
        self.call("policy.save_draft", json!({ "policy": policy }))
            .await?;
        self.call("policy.activate", json!({ "note": "a story" }))
            .await
    }

    /// The newest sourcing decision of an order.
    pub(crate) async fn decision(&mut self, order: &str) -> Value {
        let id = self.order_id(order);
        let decisions = self.call("order.decision", json!({ "orderId": id })).await;
        decisions.unwrap()[0].clone()
    }

    /// Names of the locations that supply an order, in the order of its fulfillment orders.
    pub(crate) async fn supplied_from(&mut self, order: &str) -> Vec<String> {
        let view = self.view(order).await;
        let name = |f: &Value| f["locationName"].as_str().unwrap().to_owned();
        view["fulfillments"]
            .as_array()
            .unwrap()
            .iter()
            .map(name)
            .collect()
    }

    pub(crate) fn place_id(&self, name: &str) -> String {
        self.places[name].clone()
    }
    pub(crate) fn customer_id(&self, name: &str) -> String {
        self.customers[name].clone()
    }
    pub(crate) fn item_id(&self, sku: &str) -> String {
        self.items[sku].clone()
    }

    /// The file the books are in.
    pub(crate) fn database(&self) -> std::path::PathBuf {
        self.folder.path().join("encargo.db")
    }

    pub(crate) async fn end(self) {
        self.app.close().await;
        let report = encargo_app::check(self.folder.path()).await.unwrap();
        assert!(report.findings.is_empty(), "{:#?}", report.findings);
    }

    async fn line(&mut self, said: &str) -> Outcome {
        let words: Vec<&str> = said.split_whitespace().collect();
        let (verb, rest) = words.split_first().unwrap();
        match *verb {
            "option" => self.option(rest).await,
            "place" => self.place(rest).await,
            "item" => self.item(rest).await,
            "stock" => self.stock(rest).await,
            "customer" => self.customer(rest).await,
            "order" => self.order(rest).await,
            "verify" | "confirm" | "source" => self.on_order(verb, rest[0], json!({})).await,
            "pay" => self.pay(rest).await,
            "cancel" => {
                self.on_order("cancel", rest[0], json!({ "reason": "changed their mind" }))
                    .await
            }
            "overrule" => {
                let to = self.places[rest[1]].clone();
                let reason = rest[2..].join(" ");
                let by_hand = json!({ "delivery": 0, "locationId": to, "reason": reason });
                self.on_order("overrule", rest[0], by_hand).await
            }
            "hold" => {
                self.on_order("hold", rest[0], json!({ "kind": rest[1] }))
                    .await
            }
            "lift" => self.lift(rest[0]).await,
            "invoice" => {
                self.call("invoice.issue", json!({ "orderId": self.orders[rest[0]] }))
                    .await
            }
            "release" | "unpick" | "unpack" | "unstage" | "deliver" | "send" | "recall" => {
                self.on_fulfillment(verb, rest[0], json!({})).await
            }
            "pick" => self.pick(rest).await,
            "pack" => {
                self.on_fulfillment("pack", rest[0], json!({ "packages": [] }))
                    .await
            }
            "ship" => {
                self.on_fulfillment(
                    "ship",
                    rest[0],
                    json!({ "carrier": "Correcaminos", "tracking": "T1" }),
                )
                .await
            }
            "arrive" => self.arrive(rest).await,
            "stage" => self.stage(rest).await,
            "handover" => self.hand_over(rest).await,
            "reject" => {
                self.on_fulfillment("reject", rest[0], json!({ "reason": rest[1] }))
                    .await
            }
            "return" => self.authorize(rest).await,
            "receive" => self.receive(rest).await,
            "inspect" => self.inspect(rest).await,
            "refund" => self.on_return("refund", rest[0], json!({})).await,
            "credit" => {
                self.on_return("issue_credit_note", rest[0], json!({}))
                    .await
            }
            "later" => {
                self.now_ms += rest[0].trim_end_matches('d').parse::<i64>().unwrap() * 86_400_000;
                Ok(Value::Null)
            }
            "expect" => self.expect(rest).await,
            other => panic!("no such word in a story: {other}"),
        }
    }

    /// `option sourceOnConfirm false`
    async fn option(&mut self, words: &[&str]) -> Outcome {
        self.options[words[0]] = serde_json::from_str(words[1]).unwrap();
        self.company().await;
        Ok(Value::Null)
    }

    /// `place VLC store 39.47 -0.38`
    async fn place(&mut self, words: &[&str]) -> Outcome {
        let n = self.places.len() + 1;
        let id = format!("01900000-0000-7000-8000-0000000001{n:02}");
        let store = words[1] == "store";
        // Two decimals are enough for places in stories.
        let micro = |s: &str| cents_signed(s) * 10_000;
        let location = json!({
            "locationId": id, "code": words[0], "name": words[0], "kind": words[1], "timeZone": "Europe/Madrid",
            "address": { "line1": "Calle 1", "postalCode": "28013", "city": words[0], "country": "ES" },
            "latitudeMicro": micro(words[2]), "longitudeMicro": micro(words[3]), "ships": true, "pickup": store, "cutoffMinute": 1020, "leadTimeDays": 0,
            "openDays": [true, true, true, true, true, true, false], "handlingShipmentMinor": if store { 150 } else { 80 }, "handlingUnitMinor": 20
        });
        self.places.insert(words[0].to_owned(), id);
        self.call("location.save", json!({ "location": location }))
            .await
    }

    /// `item MUG 9.90`
    async fn item(&mut self, words: &[&str]) -> Outcome {
        let item = json!({ "sku": words[0], "nameEn": words[0], "priceMinor": cents(words[1]), "costMinor": 1, "taxClass": "general", "weightG": 400, "returnable": !words.contains(&"final") });
        let made = self.call("item.create", json!({ "item": item })).await?;
        self.items.insert(
            words[0].to_owned(),
            made["itemId"].as_str().unwrap().to_owned(),
        );
        Ok(made)
    }

    /// `stock VLC MUG 3`
    async fn stock(&mut self, words: &[&str]) -> Outcome {
        let payload = json!({ "itemId": self.items[words[1]], "locationId": self.places[words[0]], "delta": words[2].parse::<i64>().unwrap(), "reason": "count" });
        self.call("stock.adjust", payload).await
    }

    /// `customer ana 28013`
    async fn customer(&mut self, words: &[&str]) -> Outcome {
        let address = if words.len() > 1 {
            json!({ "line1": "Calle 2", "postalCode": words[1], "city": "Ciudad", "country": "ES" })
        } else {
            json!({})
        };
        let tax_id = if words.contains(&"business") {
            "B98765431"
        } else {
            ""
        };
        let made = self.call("customer.create", json!({ "customer": { "name": words[0], "email": "a@example.test", "address": address, "taxId": tax_id } })).await?;
        self.customers.insert(
            words[0].to_owned(),
            made["customerId"].as_str().unwrap().to_owned(),
        );
        Ok(made)
    }

    /// `order O1 ana ship MUG x2 PLATE x1` · `order O2 ana pickup@VLC MUG x1` · `order O3 - carry_out@VLC MUG x1`
    async fn order(&mut self, words: &[&str]) -> Outcome {
        let (method, place) = words[2]
            .split_once('@')
            .map_or((words[2], None), |(m, p)| (m, Some(p)));
        let lines: Vec<Value> = words[3..]
            .chunks(2)
            .map(|pair| json!({ "itemId": self.items[pair[0]], "quantity": pair[1].trim_start_matches('x').parse::<u32>().unwrap(), "delivery": 0 }))
            .collect();
        let home = place.map_or_else(
            || self.places.values().min().unwrap().clone(),
            |p| self.places[p].clone(),
        );
        let input = json!({
            "channel": if method == "carry_out" { "store" } else { "phone" }, "locationId": home, "customerId": self.customers.get(words[1]),
            "deliveries": [{ "method": method, "locationId": place.map(|p| self.places[p].clone()) }], "lines": lines
        });
        let placed = self.call("order.place", json!({ "input": input })).await?;
        self.orders.insert(
            words[0].to_owned(),
            placed["orderId"].as_str().unwrap().to_owned(),
        );
        Ok(placed)
    }

    async fn on_order(&mut self, verb: &str, order: &str, mut payload: Value) -> Outcome {
        payload["orderId"] = self.orders[order].clone().into();
        self.call(&format!("order.{verb}"), payload).await
    }

    async fn view(&mut self, order: &str) -> Value {
        let id = self.orders[order].clone();
        self.call("order.get", json!({ "orderId": id }))
            .await
            .unwrap()
    }

    /// `pay O1 card 24.70` or `pay O1 card due`
    async fn pay(&mut self, words: &[&str]) -> Outcome {
        let due = self.view(words[0]).await["dueMinor"].clone();
        let amount = if words[2] == "due" {
            due
        } else {
            cents(words[2]).into()
        };
        self.on_order(
            "take_payment",
            words[0],
            json!({ "tender": words[1], "amountMinor": amount }),
        )
        .await
    }

    async fn lift(&mut self, order: &str) -> Outcome {
        let holds = self.view(order).await["holds"].clone();
        let hold = holds
            .as_array()
            .unwrap()
            .iter()
            .find(|h| h["resolvedAtMs"].is_null())
            .unwrap()["holdId"]
            .clone();
        self.on_order(
            "resolve_hold",
            order,
            json!({ "holdId": hold, "note": "seen" }),
        )
        .await
    }

    /// `O1` is its newest live fulfillment order; `O1@VLC` the one at a place.
    async fn fulfillment(&mut self, name: &str) -> Value {
        let (order, place) = name
            .split_once('@')
            .map_or((name, None), |(o, p)| (o, Some(p)));
        let view = self.view(order).await;
        let live = |f: &&Value| {
            f["status"] != "cancelled"
                && place.is_none_or(|p| f["locationId"] == self.places[p].as_str())
        };
        view["fulfillments"]
            .as_array()
            .unwrap()
            .iter()
            .rev()
            .find(live)
            .unwrap_or_else(|| panic!("no fulfillment order {name}"))
            .clone()
    }

    async fn on_fulfillment(&mut self, verb: &str, name: &str, mut payload: Value) -> Outcome {
        payload["fulfillmentId"] = self.fulfillment(name).await["fulfillmentId"].clone();
        self.call(&format!("fulfillment.{verb}"), payload).await
    }

    /// `pick O1` takes everything; `pick O1 MUG x1 short MUG x1 not_found` says exactly what.
    async fn pick(&mut self, words: &[&str]) -> Outcome {
        let f = self.fulfillment(words[0]).await;
        let line_of = |sku: &str| {
            f["lines"]
                .as_array()
                .unwrap()
                .iter()
                .find(|l| l["sku"] == sku)
                .unwrap()["lineId"]
                .clone()
        };
        let units = |s: &str| s.trim_start_matches('x').parse::<u32>().unwrap();
        let mut lines = Vec::new();
        let mut shorts = Vec::new();
        if words.len() == 1 {
            for l in f["lines"].as_array().unwrap() {
                let open = l["quantity"].as_u64().unwrap()
                    - l["picked"].as_u64().unwrap()
                    - l["short"].as_u64().unwrap();
                lines.push(json!({ "lineId": l["lineId"], "quantity": open }));
            }
        }
        let mut rest = words[1..].iter().copied();
        while let Some(word) = rest.next() {
            if word == "short" {
                let (sku, n, reason) = (
                    rest.next().unwrap(),
                    rest.next().unwrap(),
                    rest.next().unwrap(),
                );
                shorts.push(
                    json!({ "lineId": line_of(sku), "quantity": units(n), "reason": reason }),
                );
            } else {
                lines.push(
                    json!({ "lineId": line_of(word), "quantity": units(rest.next().unwrap()) }),
                );
            }
        }
        self.call(
            "fulfillment.pick",
            json!({ "fulfillmentId": f["fulfillmentId"], "lines": lines, "shorts": shorts }),
        )
        .await
    }

    /// `arrive O1` takes everything in; `arrive O1 MUG x1 damaged` says what is missing.
    async fn arrive(&mut self, words: &[&str]) -> Outcome {
        let f = self.fulfillment(words[0]).await;
        let mut shorts = Vec::new();
        for part in words[1..].chunks(3) {
            let lines = f["lines"].as_array().unwrap();
            let line = lines.iter().find(|l| l["sku"] == part[0]).unwrap();
            shorts.push(json!({
                "lineId": line["lineId"], "quantity": part[1].trim_start_matches('x').parse::<u32>().unwrap(), "reason": part[2]
            }));
        }
        self.on_fulfillment("arrive", words[0], json!({ "shorts": shorts }))
            .await
    }

    async fn stage(&mut self, words: &[&str]) -> Outcome {
        let staged = self
            .on_fulfillment("stage", words[0], json!({ "shelf": words[1] }))
            .await?;
        self.codes.insert(
            words[0].to_owned(),
            staged["pickupCode"].as_str().unwrap().to_owned(),
        );
        Ok(staged)
    }

    /// `handover O1 code` shows the right code, `handover O1 wrong` another, `handover O1` none.
    async fn hand_over(&mut self, words: &[&str]) -> Outcome {
        let right = self.codes.get(words[0]).cloned();
        let code = match words.get(1) {
            Some(&"code") => right,
            Some(_) => right.map(|c| {
                if c == "0000" {
                    "1111".to_owned()
                } else {
                    "0000".to_owned()
                }
            }),
            None => None,
        };
        self.on_fulfillment("hand_over", words[0], json!({ "code": code }))
            .await
    }

    /// `return R1 O1@SEV MUG x1 size`
    async fn authorize(&mut self, words: &[&str]) -> Outcome {
        let (order, place) = words[1].split_once('@').unwrap();
        let view = self.view(order).await;
        let line = view["lines"]
            .as_array()
            .unwrap()
            .iter()
            .find(|l| l["sku"] == words[2])
            .unwrap()["lineId"]
            .clone();
        let lines = json!([{ "lineId": line, "quantity": words[3].trim_start_matches('x').parse::<u32>().unwrap(), "reason": words[4] }]);
        let made = self.call("return.authorize", json!({ "orderId": self.orders[order], "locationId": self.places[place], "lines": lines })).await?;
        self.returns.insert(
            words[0].to_owned(),
            made["returnId"].as_str().unwrap().to_owned(),
        );
        Ok(made)
    }

    async fn on_return(&mut self, verb: &str, name: &str, mut payload: Value) -> Outcome {
        payload["returnId"] = self.returns[name].clone().into();
        self.call(&format!("return.{verb}"), payload).await
    }

    async fn receive(&mut self, words: &[&str]) -> Outcome {
        let place = self.places[words[1]].clone();
        self.on_return("receive", words[0], json!({ "locationId": place }))
            .await
    }

    /// `inspect R1 restock` gives every unit that disposition; `inspect R1 restock x1 scrap x1` splits.
    async fn inspect(&mut self, words: &[&str]) -> Outcome {
        let view = self
            .call("return.get", json!({ "returnId": self.returns[words[0]] }))
            .await?;
        let mut lines = Vec::new();
        for line in view["lines"].as_array().unwrap() {
            if words.len() == 2 {
                lines.push(json!({ "lineId": line["lineId"], "quantity": line["quantity"], "disposition": words[1] }));
            } else {
                for pair in words[1..].chunks(2) {
                    lines.push(json!({ "lineId": line["lineId"], "quantity": pair[1].trim_start_matches('x').parse::<u32>().unwrap(), "disposition": pair[0] }));
                }
            }
        }
        self.on_return("inspect", words[0], json!({ "lines": lines }))
            .await
    }

    /// `expect O1 shipped` · `expect O1 due 4.90` · `expect O1 from VLC` · `expect O1 payment paid` · `expect stock VLC MUG 2` · `expect documents O1 2`
    async fn expect(&mut self, words: &[&str]) -> Outcome {
        match words {
            ["stock", place, sku, units] => {
                let id = self.items[*sku].clone();
                let page = self
                    .call(
                        "stock.list",
                        json!({ "text": sku, "offset": 0, "limit": 50 }),
                    )
                    .await?;
                let row = page["rows"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .find(|r| r["itemId"] == id.as_str())
                    .unwrap()
                    .clone();
                let here = row["places"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .find(|p| p["locationId"] == self.places[*place].as_str())
                    .map_or(0, |p| p["available"].as_i64().unwrap());
                assert_eq!(
                    here,
                    units.parse::<i64>().unwrap(),
                    "available at {place}: {row:#}"
                );
            }
            ["documents", order, n] => {
                let view = self.view(order).await;
                assert_eq!(
                    view["documents"].as_array().unwrap().len(),
                    n.parse::<usize>().unwrap()
                );
            }
            [order, "due", amount] => assert_eq!(self.view(order).await["dueMinor"], cents(amount)),
            [order, "total", amount] => assert_eq!(
                self.view(order).await["totals"]["totalMinor"],
                cents(amount)
            ),
            [order, "refunded", amount] => {
                assert_eq!(self.view(order).await["refundedMinor"], cents(amount));
            }
            [order, "payment", status] => {
                assert_eq!(self.view(order).await["paymentStatus"], *status);
            }
            [order, "from", place] => {
                let f = self.fulfillment(order).await;
                assert_eq!(f["locationName"], *place);
            }
            [order, "next", command] => {
                let view = self.view(order).await;
                let first = view["offered"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .find(|o| o["primary"] == true && o["closed"].is_null())
                    .map(|o| o["command"].clone());
                assert_eq!(first, Some(json!(command)));
            }
            [order, status] => assert_eq!(
                self.view(order).await["status"],
                *status,
                "status of {order}"
            ),
            _ => panic!("cannot expect {words:?}"),
        }
        Ok(Value::Null)
    }
}

fn cents_signed(amount: &str) -> i64 {
    amount
        .strip_prefix('-')
        .map_or_else(|| cents(amount), |rest| -cents(rest))
}

fn cents(amount: &str) -> i64 {
    let (whole, fraction) = amount.split_once('.').unwrap_or((amount, "00"));
    whole.parse::<i64>().unwrap() * 100 + fraction.parse::<i64>().unwrap()
}

/// Every story of the folder.
#[test]
fn stories() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|f| f.unwrap().path())
        .filter(|p| p.extension().is_some_and(|e| e == "txt"))
        .collect();
    files.sort();
    assert!(files.len() >= 6, "the stories are there");
    let runtime = tokio::runtime::Runtime::new().unwrap();
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        runtime.block_on(async {
            let mut story = Story::begin().await;
            story.tell(&name, &text).await;
            story.end().await;
        });
    }
}
