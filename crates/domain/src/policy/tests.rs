use uuid::Uuid;

use super::*;

fn location(n: u128) -> LocationId {
    LocationId::new(Uuid::from_u128(n))
}

fn facts() -> PolicyFacts {
    PolicyFacts {
        locations: [location(1), location(2)].into(),
        items: [ItemId::new(Uuid::from_u128(7))].into(),
        services: ["standard".to_owned()].into(),
    }
}

fn rule(name: &str) -> SourcingRule {
    SourcingRule {
        name: name.to_owned(),
        method: DeliveryMethod::Ship,
        channel: None,
        item_id: None,
        product: None,
        region: None,
        sources: vec![RuleSource::Group(1)],
    }
}

fn policy() -> SourcingPolicy {
    SourcingPolicy {
        mode: PolicyMode::Better,
        groups: vec![LocationGroup {
            group_id: 1,
            name: "Peninsula".to_owned(),
            locations: vec![location(1), location(2)],
        }],
        regions: vec![ShipRegion {
            region_id: 1,
            name: "Madrid".to_owned(),
            country: "ES".to_owned(),
            prefixes: vec!["28".to_owned()],
        }],
        rules: vec![rule("Everywhere")],
        routings: vec![Routing {
            name: "Web".to_owned(),
            channels: vec![Channel::Web],
            channels_left_out: false,
            services: vec!["standard".to_owned()],
            services_left_out: false,
            promised_within_days: Some(3),
            rules: vec![RoutingRule {
                group: Some(1),
                max_km: Some(300),
                keep_units: 1,
                sort: vec![Preference::Distance],
                partial: false,
                leftover: Leftover::NextRule,
            }],
        }],
        ..SourcingPolicy::built_in(300)
    }
}

/// The policy after `change` is refused, and the refusal names what is wrong.
#[track_caller]
fn refused(what: &str, change: impl FnOnce(&mut SourcingPolicy)) {
    let mut policy = policy();
    change(&mut policy);
    let refusal = PolicyBook::decide_save_draft(None, &policy, &facts()).unwrap_err();
    assert_eq!(refusal.code, Code::PolicyInvalid);
    assert_eq!(refusal.params.get("what"), Some(&what.into()), "{refusal}");
}

#[test]
fn a_policy_that_could_not_be_carried_out_is_refused_by_name() {
    assert!(PolicyBook::decide_save_draft(None, &policy(), &facts()).is_ok());
    refused("number", |p| p.weights.split_minor = -1);
    refused("number", |p| p.weights.co2_minor_per_tonne = i64::MAX);
    refused("number", |p| p.weights.shipping_percent = 1_001);
    refused("number", |p| p.splits.max_shipments = Some(0));
    refused("number", |p| {
        p.waves = Some(WaveTiming {
            every_minutes: Some(0),
            at_orders: None,
        });
    });
    refused("no-name", |p| p.groups[0].name = "  ".to_owned());
    refused("long-name", |p| p.rules[0].name = "x".repeat(81));
    refused("name-twice", |p| p.rules.push(rule("everywhere")));
    refused("name-twice", |p| {
        let other = LocationGroup {
            name: "Islands".to_owned(),
            ..p.groups[0].clone()
        };
        p.groups.push(other);
    });
    refused("too-many", |p| {
        p.rules = (0..501).map(|n| rule(&n.to_string())).collect();
    });
    refused("key-twice", |p| {
        p.priority = vec![DemandKey::Value, DemandKey::Value];
    });
    refused("group-empty", |p| p.groups[0].locations.clear());
    refused("location-gone", |p| p.groups[0].locations.push(location(9)));
    refused("location-twice", |p| {
        p.groups[0].locations.push(location(1));
    });
    refused("region-country", |p| {
        p.regions[0].country = "Spain".to_owned();
    });
    refused("region-prefix", |p| {
        p.regions[0].prefixes.push(String::new());
    });
    refused("rule-method", |p| {
        p.rules[0].method = DeliveryMethod::CarryOut;
    });
    refused("rule-empty", |p| p.rules[0].sources.clear());
    refused("rule-product", |p| {
        p.rules[0].product = Some(" ".to_owned());
    });
    refused("location-gone", |p| {
        p.rules[0].sources = vec![RuleSource::Location(location(9))];
    });
    refused("group-gone", |p| {
        p.rules[0].sources = vec![RuleSource::Group(2)];
    });
    refused("item-gone", |p| {
        p.rules[0].item_id = Some(ItemId::new(Uuid::nil()));
    });
    refused("region-gone", |p| p.rules[0].region = Some(2));
    refused("routing-empty", |p| p.routings[0].rules.clear());
    refused("service-gone", |p| {
        p.routings[0].services.push("rocket".to_owned());
    });
    refused("group-gone", |p| p.routings[0].rules[0].group = Some(2));
    refused("number", |p| p.routings[0].rules[0].max_km = Some(0));
    refused("number", |p| p.routings[0].promised_within_days = Some(366));
}

#[test]
fn a_draft_becomes_a_version_and_the_next_one_follows_it() {
    let company = CompanyId::new(Uuid::from_u128(1));
    let step =
        |book: Option<PolicyBook>, event: &PolicyEvent| PolicyBook::apply(book, company, event);
    let nothing = PolicyBook::decide_activate(None, "", &facts()).unwrap_err();
    assert_eq!(nothing.code, Code::NothingToDo, "there is no draft");

    let saved = PolicyBook::decide_save_draft(None, &policy(), &facts()).unwrap();
    let book = step(None, &saved);
    assert_eq!(
        book.as_ref().unwrap().active,
        None,
        "a draft decides nothing"
    );
    let again = PolicyBook::decide_save_draft(book.as_ref(), &policy(), &facts()).unwrap_err();
    assert_eq!(again.code, Code::NothingToDo);

    let activated = PolicyBook::decide_activate(book.as_ref(), " autumn ", &facts()).unwrap();
    let PolicyEvent::Activated { version, note, .. } = &activated else {
        panic!("{activated:?}")
    };
    assert_eq!((*version, note.as_str()), (1, "autumn"));
    let book = step(book, &activated);
    assert_eq!(book.as_ref().unwrap().active.as_deref(), Some(&policy()));
    assert_eq!(book.as_ref().unwrap().draft, None);

    let mut other = policy();
    other.weights.split_minor = 500;
    let saved = PolicyBook::decide_save_draft(book.as_ref(), &other, &facts()).unwrap();
    let book = step(book, &saved);
    let gone = PolicyFacts {
        locations: [location(1)].into(),
        ..facts()
    };
    let refusal = PolicyBook::decide_activate(book.as_ref(), "", &gone).unwrap_err();
    assert_eq!(
        refusal.code,
        Code::PolicyInvalid,
        "a location went since the draft was written"
    );
    let activated = PolicyBook::decide_activate(book.as_ref(), "", &facts()).unwrap();
    assert!(matches!(
        activated,
        PolicyEvent::Activated { version: 2, .. }
    ));
}

#[test]
fn a_region_names_the_more_closely_the_longer_its_beginning() {
    let mut region = policy().regions.remove(0);
    region.prefixes.push("2801".to_owned());
    assert_eq!(region.names("ES", "28013"), Some(4));
    assert_eq!(region.names("ES", "28100"), Some(2));
    assert_eq!(region.names("ES", "46001"), None);
    assert_eq!(region.names("PT", "28013"), None);
    region.prefixes.clear();
    assert_eq!(region.names("ES", "46001"), Some(0), "the whole country");
}
