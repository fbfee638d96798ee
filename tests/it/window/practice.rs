//! The harness itself, on a page made for it: a helper that does nothing must not make a story pass.

use std::collections::HashMap;

use zbus::zvariant::Value;

use super::desktop::Desktop;
use super::outcome::Outcome;
use super::{Browser, By, available, browser, shell};

const PAGE: &str = "data:text/html;charset=utf-8,<!doctype html><h1>Pedido  nuevo</h1>
<main><label>Cliente <input id=a data-testid=customer></label>
<label>Buscar <input oninput=\"if(this.value.endsWith('!')){found.textContent=this.value;this.value=''}\"></label>
<span id=found></span><a id=b download=hola.txt>Bajar</a>
<label>Precio <input id=p onchange=\"this.value=Number(this.value.replace(',','.')).toFixed(2)\"></label>
<button aria-hidden=true>Guardar</button><button disabled>Guardar todo</button>
<button onclick=\"setTimeout(()=>{said.textContent='Begoña: hecho';this.remove()},300)\">Guardar</button>
<p id=said role=status></p><ul><li>uno <button>Abrir</button></li><li>dos <button>Abrir</button></li></ul></main>
<script>b.href=URL.createObjectURL(new Blob(['hola']));keys=[];addEventListener('keydown',(e)=>keys.push((e.ctrlKey?'^':'')+e.key))</script>";

#[tokio::test]
async fn a_story_points_types_and_waits() -> Outcome {
    if !available(&browser::NEEDS)? {
        return Ok(());
    }
    let browser = Browser::start(&PAGE.replace('\n', " ")).await?;
    assert_eq!(
        browser.heading().await?,
        "Pedido nuevo",
        "spaces are as a person sees them"
    );

    browser.fill(&By::label("Cliente"), "Íñigo Muñoz").await?;
    assert_eq!(
        browser.value(&By::test_id("customer")).await?,
        "Íñigo Muñoz"
    );
    browser.fill(&By::label("Cliente"), "Ana").await?;
    assert_eq!(
        browser.value(&By::role("textbox", "Clien")).await?,
        "Ana",
        "it replaces"
    );
    browser.fill(&By::label("Precio"), "9,5").await?;
    browser.press("tab").await?;
    browser.wait_for_value(&By::label("Precio"), "9.50").await?;

    browser.type_into(&By::label("Buscar"), "Taza!").await?;
    browser.wait_for_text("Taza!").await?;

    assert!(
        browser.sees(&By::role("button", "Guardar")).await,
        "hidden ones and longer names are passed over"
    );
    assert!(
        !browser.sees(&By::role("button", "Abrir")).await,
        "two of them are not the one"
    );
    assert!(browser.sees(&By::role("button", "Abrir").nth(1)).await);
    let second = By::role("listitem", "dos").inside(By::role("button", "Abrir"));
    assert!(browser.sees(&second).await, "one inside the other");

    browser.click(&By::role("button", "Guardar")).await?;
    browser.wait_for_text("Begoña: hecho").await?;
    assert_eq!(browser.text(&By::any("status")).await?, "Begoña: hecho");
    browser
        .wait_until_gone(&By::css("main > button:not([disabled]):not([aria-hidden])"))
        .await?;
    Ok(())
}

#[tokio::test]
async fn saved_files_arrive() -> Outcome {
    if !available(&browser::NEEDS)? {
        return Ok(());
    }
    let browser = Browser::start(&PAGE.replace('\n', " ")).await?;
    browser.click(&By::role("link", "Bajar")).await?;
    let file = browser.download("hola.txt").await?;
    assert_eq!(std::fs::read_to_string(file)?, "hola");
    Ok(())
}

#[tokio::test]
async fn notifications_are_remembered() -> Outcome {
    if !available(&shell::NEEDS)? {
        return Ok(());
    }
    let desktop = Desktop::start().await?;
    let program = zbus::connection::Builder::address(desktop.bus())?
        .build()
        .await?;
    let (none, hints) = (Vec::<&str>::new(), HashMap::<&str, Value<'_>>::new());
    let message = (
        "Encargo",
        0u32,
        "",
        "Listo para recoger",
        "T1-000123 de Begoña",
        none,
        hints,
        -1i32,
    );
    let (name, path) = (
        "org.freedesktop.Notifications",
        "/org/freedesktop/Notifications",
    );
    program
        .call_method(Some(name), path, Some(name), "Notify", &message)
        .await?;

    let shown = desktop.notifications.wait_for("Begoña").await?;
    assert_eq!(
        (shown.title.as_str(), shown.words.as_str()),
        ("Listo para recoger", "T1-000123 de Begoña")
    );
    desktop.notifications.click(&shown).await
}

#[tokio::test]
async fn keys_and_scans_arrive() -> Outcome {
    if !available(&browser::NEEDS)? {
        return Ok(());
    }
    let browser = Browser::start(&PAGE.replace('\n', " ")).await?;
    browser.press("ctrl+enter").await?;
    browser.press("g o").await?;
    browser.scan("84").await?;
    let keys = browser.run("return keys.join(' ')", Vec::new()).await?;
    assert_eq!(keys.as_str(), Some("^Control ^Enter g o 8 4 Enter"));
    Ok(())
}

#[tokio::test]
async fn a_failed_step_says_what_is_on_the_screen() -> Outcome {
    if !available(&browser::NEEDS)? {
        return Ok(());
    }
    let browser = Browser::start(&PAGE.replace('\n', " ")).await?.impatient();
    let failure = browser
        .click(&By::role("button", "Borrar"))
        .await
        .expect_err("there is none");
    let told = format!("{failure:?}");
    for part in [
        "button \"Borrar\"",
        "failed-",
        "textbox \"Cliente\"",
        "heading \"Pedido nuevo\"",
    ] {
        assert!(told.contains(part), "{part} is missing in:\n{told}");
    }
    Ok(())
}
