//! Who waits takes in turn: shelves, goods on their way and room in the day, as a wave would give them when they are there.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use encargo_domain::LocalDate;
use encargo_domain::catalog::Item;
use encargo_domain::company::Company;
use encargo_domain::ids::ItemId;
use encargo_domain::order::{DeliveryInput, Order};
use encargo_domain::refusal::Words;
use encargo_store::waiting_orders;
use uuid::Uuid;

use crate::context::Cx;
use crate::error::CommandError;
use crate::facts::{House, Rooms};
use crate::promise::{Supply, Take, quote};
use crate::queries::{Read, id_of};
use crate::sourcing::{Scene, Shelves, Want};
use crate::waves::{in_turn, waits};

/// Orders that wait and take of the supply before these, at most.
const QUEUE_MAX: u32 = 500;

/// What is left for those whose turn is later.
pub(super) struct Stock {
    pub(super) shelves: Shelves,
    pub(super) supply: Supply,
    pub(super) rooms: Rooms,
}

impl Stock {
    pub(super) fn scene<'a>(
        &'a self,
        house: &'a House,
        company: &'a Company,
        items: &'a HashMap<ItemId, Arc<Item>>,
        cx: &Cx,
    ) -> Scene<'a> {
        Scene::of(house, company, items, &self.shelves, &self.rooms, cx)
    }

    pub(super) fn take(&mut self, take: &Take) {
        let Some(location) = take.location_id else {
            return self.supply.take(take);
        };
        if let Some(shelf) = self.shelves.get_mut(&(take.item_id, location)) {
            shelf.reserved += take.shelf_units;
        }
        if let Some(room) = self.rooms.get_mut(&location) {
            *room -= take.shelf_units;
        }
        self.supply.take(take);
    }
}

/// All that wait and share an item with these orders, in the turn in which a wave would serve them; those of these orders that no wave takes (held)
/// come last. With the items of all.
pub(super) async fn queue(
    read: &mut Read,
    orders: &[Arc<Order>],
    mut items: HashMap<ItemId, Arc<Item>>,
) -> Result<(Vec<Arc<Order>>, HashMap<ItemId, Arc<Item>>), CommandError> {
    let mut last: Vec<Arc<Order>> = orders
        .iter()
        .filter(|o| !o.waiting().is_empty())
        .cloned()
        .collect();
    if last.is_empty() {
        return Ok((last, items));
    }
    let ids = waiting_orders(&mut read.conn, QUEUE_MAX).await?;
    let ids: Vec<Uuid> = ids.iter().filter_map(|id| id_of(id).ok()).collect();
    let mut queue = read.get_all::<Order>(&ids).await?;
    let shared = |o: &Order| o.lines.iter().any(|l| items.contains_key(&l.item_id));
    queue.retain(|o| waits(o) && shared(o));
    in_turn(&read.house.policy.policy, &mut queue);
    in_turn(&read.house.policy.policy, &mut last);
    last.retain(|o| queue.iter().all(|q| q.order_id != o.order_id));
    queue.extend(last);
    let more = queue.iter().flat_map(|o| &o.lines).map(|l| l.item_id);
    items.extend(read.items(more.collect::<BTreeSet<_>>()).await?);
    Ok((queue, items))
}

/// What the waiting units of one delivery come to.
pub(super) struct Waits {
    pub(super) day: Option<LocalDate>,
    pub(super) cause: Words,
    pub(super) takes: Vec<Take>,
}

/// What becomes of the waiting units of one delivery with what those before it left. `coming`: items of which something was on its way at first.
pub(super) fn waits_for(
    scene: &Scene,
    order: &Order,
    (index, wants): (u32, &[Want]),
    supply: &Supply,
    coming: &BTreeSet<ItemId>,
) -> Option<Waits> {
    let delivery = order.delivery(index)?;
    let input = DeliveryInput {
        method: delivery.method,
        location_id: delivery.location_id,
        address: delivery.address.clone(),
        service: delivery.service.clone(),
        firm_location_id: delivery.firm_location_id,
    };
    let address = delivery.address.as_ref();
    let quote = quote(scene, order.channel, &input, address, wants, supply);
    let others = wants.iter().any(|w| coming.contains(&w.item_id));
    let cause = match (&quote.awaits, quote.missing) {
        (Some(awaits), _) => {
            Words::new("watch-waits-supply").with("number", awaits.number.as_str())
        }
        (None, 0) => Words::new("watch-not-sourced"),
        (None, missing) if others => Words::new("watch-others-first").with("count", missing),
        (None, missing) => Words::new("watch-nowhere").with("count", missing),
    };
    Some(Waits {
        day: quote.promised_on,
        cause,
        takes: quote.takes,
    })
}
