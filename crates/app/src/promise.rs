//! Promises: by when which delivery of a sheet can be there, and from where. Asks the sourcing engine, so that what is promised is what will be decided.

use std::collections::HashMap;
use std::sync::Arc;

use encargo_domain::LocalDate;
use encargo_domain::catalog::Item;
use encargo_domain::customer::{Address, Customer};
use encargo_domain::ids::{ItemId, LocationId};
use encargo_domain::order::{Channel, DeliveryInput, DeliveryMethod, OrderInput};

use crate::sourcing::{Route, Scene, Sourced, Want, source};

/// How a delivery would be carried out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Quote {
    /// When everything is there; `None` when something nowhere is.
    pub(crate) promised_on: Option<LocalDate>,
    /// From where.
    pub(crate) from: Vec<LocationId>,
    /// Units nobody has.
    pub(crate) missing: u32,
}

/// The address a delivery goes to: the one typed, else the customer's.
pub(crate) fn address_of(delivery: &DeliveryInput, customer: Option<&Customer>) -> Option<Address> {
    delivery
        .address
        .clone()
        .or_else(|| customer.map(|c| c.input.address.clone()))
}

/// Units of a sheet that travel by one of its deliveries.
pub(crate) fn wants_of(
    input: &OrderInput,
    delivery: u32,
    items: &HashMap<ItemId, Arc<Item>>,
) -> Vec<Want> {
    input
        .lines
        .iter()
        .enumerate()
        .filter(|(_, l)| l.delivery == delivery || input.deliveries.len() <= 1)
        .map(|(i, l)| Want {
            line_id: u32::try_from(i + 1).unwrap_or(0),
            item_id: l.item_id,
            units: l.quantity,
            weight_g: items.get(&l.item_id).map_or(0, |i| i.input.weight_g),
        })
        .collect()
}

/// Quotes one delivery for some units.
pub(crate) fn quote(
    scene: &Scene,
    channel: Channel,
    delivery: &DeliveryInput,
    address: Option<&Address>,
    wants: &[Want],
) -> Quote {
    let route = Route {
        method: delivery.method,
        channel: Some(channel),
        counter: delivery.location_id,
        address,
        service: delivery.service.as_deref(),
        promised_on: None,
        firm: delivery.firm_location_id,
        passed_over: &[],
    };
    let Sourced { shares, .. } = source(scene, 0, &route, wants);
    let filled: u32 = shares.iter().flat_map(|s| s.lines.values()).sum();
    let missing = wants
        .iter()
        .map(|w| w.units)
        .sum::<u32>()
        .saturating_sub(filled);
    let all_there = shares.iter().map(|s| s.arrives_on).max();
    let promised_on = if missing > 0 {
        None
    } else {
        all_there.map(|d| {
            if delivery.method == DeliveryMethod::CarryOut {
                scene.today
            } else {
                d
            }
        })
    };
    Quote {
        promised_on,
        from: shares.iter().map(|s| s.location_id).collect(),
        missing,
    }
}

/// The promise of every delivery of a sheet.
pub(crate) fn promises(
    scene: &Scene,
    input: &OrderInput,
    customer: Option<&Customer>,
) -> Vec<Option<LocalDate>> {
    input
        .deliveries
        .iter()
        .enumerate()
        .map(|(i, d)| {
            let wants = wants_of(input, u32::try_from(i).unwrap_or(0), scene.items);
            let address = address_of(d, customer);
            quote(scene, input.channel, d, address.as_ref(), &wants).promised_on
        })
        .collect()
}
