//! The whole life of orders, told once and lived in a browser and in the real window, in English and in Spanish: shipped and brought back in two
//! ways, fetched at a store, carried out. Then the program is closed, and its books must be sound and say what the screens said.

mod comes_back;
mod counter;
mod documents;
mod entry;
mod goods;
mod person;
mod pickup;
mod sent_back;
mod ship;
mod shop;
mod words;

use encargo_domain::words::Language;
use serde_json::json;
use tokio::sync::Mutex;

use self::goods::{number, text};
use self::person::{Person, Place};
use self::shop::Shop;
use crate::window::outcome::Outcome;
use crate::window::{Browser, Server, Window, available, browser, shell};

/// One life at a time, also under plain `cargo test`.
static TURN: Mutex<()> = Mutex::const_new(());

async fn live(person: &Person) -> Outcome<[String; 3]> {
    let shipped = ship::tell(person).await?;
    let expected_at = comes_back::tell(person, &shipped).await?;
    let store = sent_back::tell(person, &shipped, &expected_at).await?;
    let fetched = pickup::tell(person, &store).await?;
    let carried = counter::tell(person, &store).await?;
    Ok([shipped.order_id, fetched, carried])
}

fn check_books(shop: &Shop, orders: &[String; 3]) -> Outcome {
    shop.check()?;
    for (order, refunded) in orders.iter().zip([true, false, false]) {
        let view = shop.call("order.get", &json!({ "orderId": order }))?;
        assert_eq!(number(&view, "dueMinor"), 0, "{view}");
        assert_eq!(number(&view, "refundedMinor") > 0, refunded, "{view}");
        let expected = if refunded { "returned" } else { "delivered" };
        assert_eq!(text(&view, "status"), expected);
    }
    Ok(())
}

async fn in_a_browser(language: Language) -> Outcome {
    if !available(&browser::NEEDS)? {
        return Ok(());
    }
    let _turn = TURN.lock().await;
    let shop = Shop::new()?;
    let server = Server::start(shop.path(), language.as_str(), &[]).await?;
    let browser = Browser::speaking(server.url(), language.as_str()).await?;
    let person = Person::at(Place::Browser(browser), language)?;
    let orders = live(&person).await?;
    person.leave().await?;
    server.stop().await?;
    shop.closed().await?;
    check_books(&shop, &orders)
}

async fn in_the_window(language: Language) -> Outcome {
    if !available(&shell::NEEDS)? {
        return Ok(());
    }
    let _turn = TURN.lock().await;
    let shop = Shop::new()?;
    let saved = tempfile::tempdir()?;
    let path = saved.path().join("saved.pdf");
    let window = Window::on(shop.path())
        .language(language.as_str())
        .saving_to(&path)
        .start()
        .await?;
    let person = Person::at(Place::Window(window, path), language)?;
    let orders = live(&person).await?;
    person.leave().await?;
    shop.closed().await?;
    check_books(&shop, &orders)
}

#[tokio::test]
async fn orders_live_in_a_browser_in_english() -> Outcome {
    in_a_browser(Language::En).await
}

#[tokio::test]
async fn orders_live_in_a_browser_in_spanish() -> Outcome {
    in_a_browser(Language::Es).await
}

#[tokio::test]
async fn orders_live_in_the_window_in_english() -> Outcome {
    in_the_window(Language::En).await
}

#[tokio::test]
async fn orders_live_in_the_window_in_spanish() -> Outcome {
    in_the_window(Language::Es).await
}
