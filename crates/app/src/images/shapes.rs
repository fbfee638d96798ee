//! The drawings: what stands on the ground between x 14–82 and y 12–80 of a 96 × 96 field. `$1` is the main colour, `$3` a darker and `$4`
//! a lighter one of it; `$2`, `$5`, `$6` are the same of the second colour. Fixed colours are materials: wood, metal, glass, leaves.

/// The drawing of a shape; unknown ones are a box.
pub(super) fn drawing(shape: &str) -> &'static str {
    DRAWINGS
        .iter()
        .find(|(name, _)| *name == shape)
        .map_or(BOX, |(_, drawing)| drawing)
}

/// The names of all shapes.
#[cfg(test)]
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    DRAWINGS.iter().map(|(name, _)| *name)
}

const BOX: &str = r#"<path d="M20 38h56v38a4 4 0 0 1-4 4H24a4 4 0 0 1-4-4z" fill="$1"/><path d="M26 22h44l6 16H20z" fill="$4"/><path d="M42 22h12l2 16v14l-8-4-8 4V38z" fill="$2"/>"#;

static DRAWINGS: &[(&str, &str)] = &[
    // ---- table and kitchen
    (
        "mug",
        r#"<path d="M62 40h7a9 9 0 0 1 0 18h-7" fill="none" stroke="$3" stroke-width="6"/><path d="M24 30h42v36a14 14 0 0 1-14 14H38a14 14 0 0 1-14-14z" fill="$1"/><path d="M24 46h42v9H24z" fill="$2"/><path d="M24 30h42v6H24z" fill="$4"/><path d="M38 23c-4-4 4-6 0-11M52 23c-4-4 4-6 0-11" fill="none" stroke="$3" stroke-width="3" stroke-linecap="round" opacity=".45"/>"#,
    ),
    (
        "cup",
        r##"<ellipse cx="48" cy="72" rx="34" ry="8" fill="$2"/><ellipse cx="48" cy="70" rx="20" ry="4" fill="$5"/><path d="M64 44h5a7 7 0 0 1 0 14h-6" fill="none" stroke="$3" stroke-width="5"/><path d="M28 38h38v14c0 12-8 19-19 19S28 64 28 52z" fill="$1"/><ellipse cx="47" cy="38" rx="19" ry="5" fill="$4"/><ellipse cx="47" cy="38.5" rx="15" ry="3.5" fill="#5b3a24"/>"##,
    ),
    (
        "glass",
        r##"<path d="M28 20h40l-5 54a6 6 0 0 1-6 6H39a6 6 0 0 1-6-6z" fill="$4" opacity=".75"/><path d="M30 42h36l-3 32a6 6 0 0 1-6 6H39a6 6 0 0 1-6-6z" fill="$1" opacity=".85"/><path d="M37 26l3 46" stroke="#ffffff" stroke-width="4" stroke-linecap="round" opacity=".6"/><ellipse cx="48" cy="42" rx="18" ry="3.5" fill="$2"/>"##,
    ),
    (
        "carafe",
        r##"<path d="M38 14h20v6c0 8 14 18 14 36v16a8 8 0 0 1-8 8H32a8 8 0 0 1-8-8V56c0-18 14-28 14-36z" fill="$4" opacity=".8"/><path d="M25 52h46c1 2 1 3 1 4v16a8 8 0 0 1-8 8H32a8 8 0 0 1-8-8V56c0-1 0-2 1-4z" fill="$1" opacity=".85"/><rect x="36" y="12" width="24" height="6" rx="3" fill="$2"/><path d="M33 50c0-6 4-11 6-15" fill="none" stroke="#ffffff" stroke-width="4" stroke-linecap="round" opacity=".7"/>"##,
    ),
    (
        "plate",
        r##"<circle cx="48" cy="48" r="33" fill="$1"/><circle cx="48" cy="48" r="33" fill="none" stroke="$2" stroke-width="4"/><circle cx="48" cy="48" r="20" fill="$4"/><path d="M34 42a15 15 0 0 1 9-8" fill="none" stroke="#ffffff" stroke-width="3" stroke-linecap="round" opacity=".7"/>"##,
    ),
    (
        "bowl",
        r##"<path d="M36 74h24l2 6H34z" fill="$3"/><path d="M14 44h68c0 20-14 32-34 32S14 64 14 44z" fill="$1"/><ellipse cx="48" cy="44" rx="34" ry="9" fill="$4"/><ellipse cx="48" cy="45" rx="28" ry="6" fill="$2"/><path d="M24 58c3 5 7 8 12 10" fill="none" stroke="#ffffff" stroke-width="3" stroke-linecap="round" opacity=".5"/>"##,
    ),
    (
        "teapot",
        r##"<path d="M66 50c8-2 8-14 16-16" fill="none" stroke="$1" stroke-width="8" stroke-linecap="round"/><path d="M28 44H22a9 9 0 0 0 0 20h8" fill="none" stroke="$3" stroke-width="5"/><path d="M24 56a23 22 0 0 1 46 0c0 10-4 18-9 22a6 6 0 0 1-4 2H37a6 6 0 0 1-4-2c-5-4-9-12-9-22z" fill="$1"/><path d="M32 40a23 22 0 0 1 30 0z" fill="$2"/><circle cx="47" cy="30" r="5" fill="$5"/><path d="M33 58c0-5 2-8 5-10" fill="none" stroke="#ffffff" stroke-width="3" stroke-linecap="round" opacity=".5"/>"##,
    ),
    (
        "moka",
        r#"<path d="M62 34h10v18" fill="none" stroke="$2" stroke-width="6" stroke-linecap="round" stroke-linejoin="round"/><path d="M32 28h30l4 24H28z" fill="$4"/><path d="M32 28l-8 6 6 4z" fill="$3"/><path d="M28 56h38l5 20a4 4 0 0 1-4 4H27a4 4 0 0 1-4-4z" fill="$1"/><path d="M26 51h42v7H26z" fill="$3"/><path d="M34 22h26l2 6H32z" fill="$1"/><circle cx="47" cy="19" r="4" fill="$2"/>"#,
    ),
    (
        "pan",
        r##"<path d="M66 38l17-13" stroke="$2" stroke-width="8" stroke-linecap="round"/><path d="M66 38l7-5.5" stroke="#9aa4ad" stroke-width="8"/><circle cx="43" cy="52" r="28" fill="$3"/><circle cx="43" cy="52" r="22" fill="$1"/><path d="M29 49a15 15 0 0 1 8-10" fill="none" stroke="$4" stroke-width="4" stroke-linecap="round"/>"##,
    ),
    (
        "pot",
        r##"<path d="M16 48h10M70 48h10" stroke="$3" stroke-width="7" stroke-linecap="round"/><path d="M22 42h52v28a10 10 0 0 1-10 10H32a10 10 0 0 1-10-10z" fill="$1"/><path d="M22 42h52v7H22z" fill="$3"/><path d="M22 40c2-10 13-15 26-15s24 5 26 15z" fill="$4"/><rect x="42" y="18" width="12" height="8" rx="4" fill="$2"/><path d="M31 56v12" stroke="#ffffff" stroke-width="4" stroke-linecap="round" opacity=".45"/>"##,
    ),
    (
        "knife",
        r##"<path d="M20 66L64 18c6 8 6 18 0 24L36 70z" fill="#d5dbe0"/><path d="M20 66L64 18c2 3 3 6 4 9L28 68z" fill="#eef1f3"/><path d="M22 62l16 13-5 5a6 6 0 0 1-8 0l-8-7a4 4 0 0 1 0-6z" fill="$1"/><circle cx="24" cy="70" r="2" fill="$2"/><circle cx="30" cy="74" r="2" fill="$2"/><path d="M34 58l9 8-6 7-10-8z" fill="$2"/>"##,
    ),
    (
        "board",
        r#"<path d="M44 14h8a6 6 0 0 1 6 6v8h10a8 8 0 0 1 8 8v36a8 8 0 0 1-8 8H28a8 8 0 0 1-8-8V36a8 8 0 0 1 8-8h10v-8a6 6 0 0 1 6-6z" fill="$1"/><path d="M28 42c12-4 22 4 40 0M28 54c14-5 26 5 40 0M28 66c10-4 24 4 40 0" fill="none" stroke="$3" stroke-width="2.5" stroke-linecap="round" opacity=".6"/><circle cx="48" cy="22" r="3.5" fill="$2"/>"#,
    ),
    (
        "spoons",
        r#"<path d="M34 44v34M48 44v34M62 44v34" stroke="$3" stroke-width="5" stroke-linecap="round"/><ellipse cx="34" cy="30" rx="8" ry="13" fill="$1"/><rect x="40" y="16" width="16" height="26" rx="6" fill="$4"/><path d="M46 22v14M50 22v14" stroke="$3" stroke-width="2.5" stroke-linecap="round"/><path d="M55 16h14v14a7 7 0 0 1-14 0z" fill="$1"/><path d="M28 58h40l-3 18a5 5 0 0 1-5 4H36a5 5 0 0 1-5-4z" fill="$2"/>"#,
    ),
    (
        "tin",
        r#"<rect x="26" y="32" width="44" height="48" rx="6" fill="$1"/><rect x="24" y="22" width="48" height="14" rx="5" fill="$3"/><rect x="26" y="46" width="44" height="22" fill="$2"/><path d="M48 49c8 2 9 11 0 16-9-5-8-14 0-16z" fill="$1"/><path d="M48 52v11" stroke="$2" stroke-width="2"/>"#,
    ),
    (
        "jar",
        r##"<path d="M28 34h40c4 3 6 7 6 12v26a8 8 0 0 1-8 8H30a8 8 0 0 1-8-8V46c0-5 2-9 6-12z" fill="$1"/><rect x="27" y="20" width="42" height="13" rx="4" fill="$2"/><path d="M27 27h42" stroke="$5" stroke-width="2.5"/><rect x="29" y="48" width="38" height="20" rx="3" fill="#fffaf0"/><circle cx="43" cy="58" r="5" fill="$1"/><circle cx="53" cy="58" r="5" fill="$3"/>"##,
    ),
    (
        "bottle",
        r##"<path d="M41 14h14v14c0 6 9 8 9 20v26a6 6 0 0 1-6 6H38a6 6 0 0 1-6-6V48c0-12 9-14 9-20z" fill="$1"/><rect x="40" y="11" width="16" height="9" rx="3" fill="$2"/><rect x="32" y="50" width="32" height="20" fill="#fffaf0"/><path d="M40 63c4-9 12-9 16-5-3 6-11 8-16 5z" fill="$1"/><path d="M38 34c-2 3-3 7-3 11" fill="none" stroke="#ffffff" stroke-width="3" stroke-linecap="round" opacity=".5"/>"##,
    ),
    (
        "chocolate",
        r##"<rect x="24" y="16" width="48" height="64" rx="4" fill="#6b4128"/><path d="M24 32h48M48 16v22" stroke="#4f2e1b" stroke-width="2.5"/><path d="M24 38l6-4 6 4 6-4 6 4 6-4 6 4 6-4 6 4v38a4 4 0 0 1-4 4H28a4 4 0 0 1-4-4z" fill="$1"/><rect x="31" y="50" width="34" height="18" rx="2" fill="$2"/><path d="M37 56h22M40 62h16" stroke="$1" stroke-width="2.5" stroke-linecap="round"/>"##,
    ),
    (
        "pouch",
        r#"<path d="M28 22h40l4 50a8 8 0 0 1-8 8H32a8 8 0 0 1-8-8z" fill="$1"/><path d="M28 16h40v10H28z" fill="$3"/><circle cx="48" cy="52" r="15" fill="$2"/><path d="M43 60c-5-6 0-15 8-17 4 7 1 16-8 17zM51 43c-5 6-3 11-8 17" fill="$3" stroke="$2" stroke-width="1.5"/>"#,
    ),
    // ---- room
    (
        "lamp",
        r##"<path d="M36 14h24l12 30H24z" fill="$1"/><path d="M36 14h12v30H24z" fill="$4"/><ellipse cx="48" cy="46" rx="14" ry="4" fill="#ffe9a8"/><path d="M48 46v24" stroke="$5" stroke-width="5"/><ellipse cx="48" cy="54" rx="8" ry="9" fill="$2"/><path d="M32 74a16 6 0 0 1 32 0v6H32z" fill="$2"/>"##,
    ),
    (
        "floor-lamp",
        r#"<path d="M48 34v44" stroke="$5" stroke-width="4"/><ellipse cx="48" cy="78" rx="17" ry="4" fill="$2"/><path d="M36 12h24l8 26H28z" fill="$1"/><path d="M36 12h12v26H28z" fill="$4"/><path d="M54 38v10" stroke="$5" stroke-width="2"/><circle cx="54" cy="50" r="2.5" fill="$5"/>"#,
    ),
    (
        "pendant",
        r##"<path d="M48 10v22" stroke="$5" stroke-width="3"/><rect x="42" y="28" width="12" height="10" rx="3" fill="$2"/><path d="M18 66c0-18 12-30 30-30s30 12 30 30z" fill="$1"/><path d="M26 62c1-11 8-19 18-21" fill="none" stroke="$4" stroke-width="4" stroke-linecap="round"/><path d="M34 66h28a14 10 0 0 1-28 0z" fill="#ffe9a8"/>"##,
    ),
    (
        "chair",
        r#"<path d="M31 56l-5 24M65 56l5 24M36 56l-2 20M60 56l2 20" stroke="$5" stroke-width="5" stroke-linecap="round"/><path d="M28 14h40a5 5 0 0 1 5 5l-4 29H27l-4-29a5 5 0 0 1 5-5z" fill="$1"/><path d="M34 21h28l-2 20H36z" fill="$4"/><rect x="23" y="46" width="50" height="11" rx="5" fill="$3"/>"#,
    ),
    (
        "stool",
        r#"<path d="M32 40l-6 40M64 40l6 40M48 40v36M29 62h38" stroke="$2" stroke-width="5" stroke-linecap="round"/><ellipse cx="48" cy="36" rx="28" ry="9" fill="$3"/><ellipse cx="48" cy="32" rx="28" ry="9" fill="$1"/><path d="M29 31a20 5 0 0 1 14-4" fill="none" stroke="$4" stroke-width="3" stroke-linecap="round"/>"#,
    ),
    (
        "table",
        r#"<path d="M26 46v34M70 46v34" stroke="$5" stroke-width="6" stroke-linecap="round"/><path d="M22 34h52l8 10H14z" fill="$4"/><rect x="14" y="43" width="68" height="8" rx="2" fill="$1"/><path d="M34 51h28v7a3 3 0 0 1-3 3H37a3 3 0 0 1-3-3z" fill="$2"/><circle cx="48" cy="55.5" r="2" fill="$5"/>"#,
    ),
    (
        "shelf",
        r#"<rect x="22" y="14" width="52" height="66" rx="3" fill="$1"/><path d="M28 20h40v14H28zM28 40h40v14H28zM28 60h40v14H28z" fill="$3"/><path d="M31 24h5v10h-5zM37 22h4v12h-4zM56 44h7v10h-7z" fill="$2"/><path d="M42 26h4v8h-4zM33 48h14v6H33z" fill="$6"/><circle cx="58" cy="68" r="6" fill="$2"/><path d="M32 66h12v8H32z" fill="$4"/>"#,
    ),
    (
        "cushion",
        r#"<path d="M20 22c18 5 38 5 56 0 4 14 4 36 0 52-18-5-38-5-56 0-4-16-4-38 0-52z" fill="$1"/><path d="M36 25c-2 14-2 30 0 45M60 25c2 14 2 30 0 45" fill="none" stroke="$2" stroke-width="4"/><path d="M25 30c-1 8-1 14-1 20" fill="none" stroke="$4" stroke-width="4" stroke-linecap="round"/><circle cx="48" cy="48" r="4" fill="$2"/>"#,
    ),
    (
        "blanket",
        r#"<path d="M18 40h60v34a6 6 0 0 1-6 6H24a6 6 0 0 1-6-6z" fill="$1"/><path d="M24 24h48a6 6 0 0 1 6 6v14H18V30a6 6 0 0 1 6-6z" fill="$4"/><path d="M18 44h60M18 62h60" stroke="$3" stroke-width="2.5"/><path d="M56 24h10v56H56z" fill="$2"/><path d="M22 80v4M30 80v4M38 80v4M46 80v4M54 80v4M62 80v4M70 80v4" stroke="$3" stroke-width="2.5" stroke-linecap="round"/>"#,
    ),
    (
        "towel",
        r##"<rect x="14" y="16" width="68" height="6" rx="3" fill="#b98a5a"/><path d="M26 18h44v56a3 3 0 0 1-3 3H29a3 3 0 0 1-3-3z" fill="$1"/><path d="M26 18h20v46a3 3 0 0 1-3 3H29a3 3 0 0 1-3-3z" fill="$4"/><path d="M26 54h20M46 62h24v6H46z" stroke="$2" stroke-width="4" fill="$2"/>"##,
    ),
    (
        "bed",
        r##"<path d="M16 26h64v34H16z" fill="#b98a5a"/><path d="M12 74v8M84 74v8" stroke="#8d653c" stroke-width="5" stroke-linecap="round"/><rect x="24" y="34" width="22" height="16" rx="6" fill="#ffffff"/><rect x="50" y="34" width="22" height="16" rx="6" fill="#ffffff"/><path d="M12 56a8 8 0 0 1 8-8h56a8 8 0 0 1 8 8v20H12z" fill="$1"/><path d="M12 58c18-6 54-6 72 0v6c-18-6-54-6-72 0z" fill="$2"/>"##,
    ),
    (
        "curtain",
        r##"<rect x="12" y="14" width="72" height="5" rx="2.5" fill="#b98a5a"/><path d="M18 18h24c0 24-6 40-10 62H18z" fill="$1"/><path d="M78 18H54c0 24 6 40 10 62h14z" fill="$1"/><path d="M26 18c0 24-2 40-2 62M34 18c0 22-4 42-6 62M70 18c0 24 2 40 2 62M62 18c0 22 4 42 6 62" fill="none" stroke="$3" stroke-width="2"/><path d="M18 54h18M60 54h18" stroke="$2" stroke-width="5"/>"##,
    ),
    (
        "rug",
        r#"<path d="M26 26h56L70 72H14z" fill="$1"/><path d="M34 33h39l-8 32H25z" fill="none" stroke="$2" stroke-width="4"/><path d="M49 42l11 7-13 8-9-8z" fill="$2"/><path d="M14 72l-2 5M24 72l-2 5M34 72l-2 5M44 72l-2 5M54 72l-2 5M64 72l-2 5M70 72l-2 5" stroke="$3" stroke-width="2.5" stroke-linecap="round"/>"#,
    ),
    (
        "mirror",
        r##"<path d="M48 12v8" stroke="$5" stroke-width="3"/><circle cx="48" cy="48" r="32" fill="$1"/><circle cx="48" cy="48" r="26" fill="#dfeaf0"/><path d="M30 60l24-34h9L35 66zM50 68l19-27-2-6-24 35z" fill="#ffffff" opacity=".75"/><circle cx="48" cy="48" r="32" fill="none" stroke="$2" stroke-width="2.5"/>"##,
    ),
    (
        "frame",
        r##"<rect x="20" y="16" width="56" height="64" rx="3" fill="$1"/><rect x="27" y="23" width="42" height="50" fill="#fffaf0"/><path d="M32 66l10-18 8 11 6-8 8 15z" fill="$2"/><circle cx="56" cy="36" r="6" fill="$1"/>"##,
    ),
    (
        "clock",
        r##"<circle cx="48" cy="48" r="33" fill="$1"/><circle cx="48" cy="48" r="26" fill="#fffdf8"/><path d="M48 26v5M48 65v5M26 48h5M65 48h5" stroke="$3" stroke-width="3.5" stroke-linecap="round"/><path d="M48 48V33M48 48l11 8" fill="none" stroke="$5" stroke-width="4" stroke-linecap="round"/><circle cx="48" cy="48" r="3.5" fill="$2"/>"##,
    ),
    (
        "candle",
        r##"<path d="M48 12c8 9 7 18 0 20-7-2-8-11 0-20z" fill="#f2a93b"/><path d="M48 20c4 5 3 10 0 11-3-1-4-6 0-11z" fill="#fff3c4"/><path d="M48 30v8" stroke="#4a4038" stroke-width="2.5"/><path d="M30 40c0-3 8-5 18-5s18 2 18 5v34a6 6 0 0 1-6 6H36a6 6 0 0 1-6-6z" fill="$1"/><ellipse cx="48" cy="40" rx="18" ry="5" fill="$4"/><rect x="30" y="52" width="36" height="17" fill="$2"/><path d="M38 58h20M42 63h12" stroke="$1" stroke-width="2.5" stroke-linecap="round"/>"##,
    ),
    (
        "vase",
        r##"<path d="M42 30c-6-8-10-10-16-12M50 30c0-10 2-14 4-18M54 30c6-6 12-7 18-7" fill="none" stroke="#5f8a5b" stroke-width="3" stroke-linecap="round"/><circle cx="26" cy="18" r="5" fill="$2"/><circle cx="54" cy="13" r="5.5" fill="$2"/><circle cx="72" cy="22" r="5" fill="$2"/><path d="M40 30h16c0 8 13 12 13 28 0 12-6 18-9 22H36c-3-4-9-10-9-22 0-16 13-20 13-28z" fill="$1"/><path d="M28 54c12 5 28 5 40 0v8c-12 5-28 5-40 0z" fill="$3"/><path d="M37 44c-3 3-4 6-4 9" fill="none" stroke="#ffffff" stroke-width="3" stroke-linecap="round" opacity=".55"/>"##,
    ),
    (
        "plant",
        r##"<path d="M48 52c-2-16-14-20-24-20 0 12 8 22 24 20z" fill="#6c9a63"/><path d="M48 52c2-18 14-24 26-24 0 14-10 26-26 24z" fill="#5a8a55"/><path d="M48 54c-6-14-4-28 2-40 8 10 8 28-2 40z" fill="#7cab70"/><path d="M28 50h40v9H28z" fill="$3"/><path d="M30 56h36l-4 20a5 5 0 0 1-5 4H39a5 5 0 0 1-5-4z" fill="$1"/><path d="M33 66h30l-1 5H34z" fill="$2"/>"##,
    ),
    (
        "basket",
        r#"<path d="M30 44c0-32 36-32 36 0" fill="none" stroke="$3" stroke-width="5"/><path d="M16 42h64l-7 34a5 5 0 0 1-5 4H28a5 5 0 0 1-5-4z" fill="$1"/><path d="M30 46l4 32M42 46l2 32M54 46l-2 32M66 46l-4 32M19 56h58M21 67h54" fill="none" stroke="$3" stroke-width="2.5"/><rect x="14" y="38" width="68" height="9" rx="4.5" fill="$2"/>"#,
    ),
    (
        "soap",
        r#"<path d="M40 22h16v12H40z" fill="$3"/><path d="M44 14h18v6H52v6h-8z" fill="$5"/><path d="M34 34h28a8 8 0 0 1 8 8v32a6 6 0 0 1-6 6H32a6 6 0 0 1-6-6V42a8 8 0 0 1 8-8z" fill="$1"/><rect x="32" y="48" width="32" height="20" rx="3" fill="$2"/><circle cx="48" cy="58" r="5" fill="$1"/>"#,
    ),
    // ---- clothes
    (
        "tee",
        r#"<path d="M36 18c4 7 20 7 24 0l14 6 9 18-12 6-5-6v36a3 3 0 0 1-3 3H33a3 3 0 0 1-3-3V42l-5 6-12-6 9-18z" fill="$1"/><path d="M36 18c4 7 20 7 24 0l-3-1c-4 5-14 5-18 0z" fill="$3"/><path d="M30 50h36v8H30z" fill="$2"/>"#,
    ),
    (
        "shirt",
        r#"<path d="M38 16h20l16 8 8 30-10 3-6-15v36a3 3 0 0 1-3 3H33a3 3 0 0 1-3-3V42l-6 15-10-3 8-30z" fill="$1"/><path d="M38 16l10 10-8 8-6-16zM58 16L48 26l8 8 6-16z" fill="$4"/><path d="M48 27v53" stroke="$3" stroke-width="2"/><path d="M48 40v.1M48 50v.1M48 60v.1M48 70v.1" stroke="$2" stroke-width="4" stroke-linecap="round"/><path d="M54 42h8v8h-8z" fill="$3"/>"#,
    ),
    (
        "sweater",
        r#"<path d="M38 18h20l15 8 9 38-10 4-7-22v30H31V46l-7 22-10-4 9-38z" fill="$1"/><path d="M38 18c2 6 18 6 20 0l4 2c-2 9-26 9-28 0z" fill="$3"/><path d="M31 72h34v8H31zM14 61l10 3.5-1.5 6-10-4zM82 61l-10 3.5 1.5 6 10-4z" fill="$3"/><path d="M31 44l6 6 5.5-6 5.5 6 5.5-6 5.5 6 6-6v7l-6 6-5.5-6-5.5 6-5.5-6-5.5 6-6-6z" fill="$2"/>"#,
    ),
    (
        "jacket",
        r#"<path d="M38 14h20l16 9 8 41-11 3-6-22v33a2 2 0 0 1-2 2H33a2 2 0 0 1-2-2V45l-6 22-11-3 8-41z" fill="$1"/><path d="M38 14l10 16-9 8-7-20zM58 14L48 30l9 8 7-20z" fill="$3"/><path d="M48 30v50" stroke="$2" stroke-width="3"/><path d="M35 58h8v9h-8zM53 58h8v9h-8z" fill="$3"/><path d="M35 58h8M53 58h8" stroke="$2" stroke-width="2.5"/>"#,
    ),
    (
        "coat",
        r#"<path d="M38 12h20l14 9 8 42-10 3-5-18 5 34H26l5-34-5 18-10-3 8-42z" fill="$1"/><path d="M38 12l10 16-8 9-7-21zM58 12L48 28l8 9 7-21z" fill="$4"/><path d="M48 28v54" stroke="$3" stroke-width="2"/><path d="M28 54h40v6H28z" fill="$2"/><path d="M43 42v.1M53 42v.1M43 70v.1M53 70v.1" stroke="$2" stroke-width="4.5" stroke-linecap="round"/>"#,
    ),
    (
        "dress",
        r#"<path d="M36 14h6c2 6 10 6 12 0h6l3 22-5 8 14 36H24l14-36-5-8z" fill="$1"/><path d="M38 42h20v6H38z" fill="$2"/><path d="M40 50l-8 30M48 50v30M56 50l8 30" stroke="$3" stroke-width="2"/>"#,
    ),
    (
        "trousers",
        r#"<path d="M30 16h36l6 64H54l-6-42-6 42H24z" fill="$1"/><path d="M30 16h36l1 8H29z" fill="$3"/><path d="M48 24v14M33 26c1 6 4 8 8 8M63 26c-1 6-4 8-8 8" fill="none" stroke="$3" stroke-width="2.5"/><path d="M24.5 74h18.300l-.8 6H24zM53.200 74h18.300l.5 6H54z" fill="$2"/>"#,
    ),
    (
        "skirt",
        r#"<path d="M34 24h28l16 52c-18 6-42 6-60 0z" fill="$1"/><path d="M34 18h28v9H34z" fill="$2"/><path d="M40 30l-9 48M48 30v50M56 30l9 48" stroke="$3" stroke-width="2.5"/>"#,
    ),
    (
        "socks",
        r#"<path d="M50 16h18v34l12 12a8 8 0 0 1-11 12L52 58a6 6 0 0 1-2-5z" fill="$3"/><path d="M22 18h20v34l13 13a9 9 0 0 1-12 13L25 62a8 8 0 0 1-3-6z" fill="$1"/><path d="M22 18h20v9H22z" fill="$2"/><path d="M22 34h20v5H22zM22 45h20v5H22z" fill="$4"/><path d="M43 78a9 9 0 0 0 12-13l-4-4-13 12z" fill="$2"/>"#,
    ),
    (
        "shoes",
        r#"<path d="M16 38c4 6 16 6 22 0 8 12 18 18 32 20 8 1 12 6 12 14H16z" fill="$1"/><path d="M14 71h69v5a4 4 0 0 1-4 4H18a4 4 0 0 1-4-4z" fill="$2"/><path d="M42 44l-6 6M48 49l-5 7M55 53l-4 8" stroke="$4" stroke-width="3.5" stroke-linecap="round"/><path d="M16 38c4 6 16 6 22 0l2 3c-7 7-19 7-24 1z" fill="$3"/>"#,
    ),
    (
        "boots",
        r#"<path d="M28 14h26v36c4 6 26 6 26 22H28z" fill="$1"/><path d="M28 14h26v9H28z" fill="$3"/><path d="M26 71h55v5a4 4 0 0 1-4 4H30a4 4 0 0 1-4-4z" fill="$2"/><path d="M44 32h10M44 40h10M46 48h10" stroke="$4" stroke-width="3.5" stroke-linecap="round"/>"#,
    ),
    (
        "bag",
        r#"<path d="M34 36c0-28 28-28 28 0" fill="none" stroke="$3" stroke-width="5" stroke-linecap="round"/><path d="M20 36h56l5 40a4 4 0 0 1-4 4H19a4 4 0 0 1-4-4z" fill="$1"/><path d="M18 52h60l1.5 12h-63z" fill="$2"/><path d="M34 36v6M62 36v6" stroke="$3" stroke-width="5" stroke-linecap="round"/>"#,
    ),
    (
        "backpack",
        r#"<path d="M40 20c0-10 16-10 16 0" fill="none" stroke="$3" stroke-width="5"/><path d="M26 40a22 22 0 0 1 44 0v34a6 6 0 0 1-6 6H32a6 6 0 0 1-6-6z" fill="$1"/><path d="M26 48h-6a4 4 0 0 0-4 4v16a6 6 0 0 0 6 6h4zM70 48h6a4 4 0 0 1 4 4v16a6 6 0 0 1-6 6h-4z" fill="$3"/><rect x="33" y="52" width="30" height="22" rx="5" fill="$2"/><path d="M33 60h30M36 38h24" stroke="$5" stroke-width="2.5" stroke-linecap="round"/>"#,
    ),
    (
        "hat",
        r#"<ellipse cx="48" cy="66" rx="36" ry="11" fill="$3"/><ellipse cx="48" cy="63" rx="36" ry="10" fill="$1"/><path d="M27 60c0-26 6-36 21-36s21 10 21 36c-8 5-34 5-42 0z" fill="$1"/><path d="M27 52c10 5 32 5 42 0v8c-8 5-34 5-42 0z" fill="$2"/><path d="M36 46c0-8 2-13 6-16" fill="none" stroke="$4" stroke-width="3.5" stroke-linecap="round"/>"#,
    ),
    (
        "beanie",
        r#"<circle cx="48" cy="20" r="8" fill="$2"/><path d="M20 62c0-24 10-38 28-38s28 14 28 38z" fill="$1"/><path d="M34 30c-4 9-5 20-5 32M48 26v36M62 30c4 9 5 20 5 32" fill="none" stroke="$3" stroke-width="2.5"/><rect x="16" y="58" width="64" height="18" rx="8" fill="$2"/><path d="M28 60v14M38 60v14M48 60v14M58 60v14M68 60v14" stroke="$5" stroke-width="2.5"/>"#,
    ),
    (
        "scarf",
        r#"<path d="M26 22c14 12 30 12 44 0l6 12c-16 14-40 14-56 0z" fill="$3"/><path d="M52 38l14-6 6 42H56z" fill="$1"/><path d="M26 26c12 12 24 15 38 12l-2 12c-16 2-30-2-40-12z" fill="$1"/><path d="M55 56h14.500l1 8H55.800zM54 46h14l.7 5H54.500z" fill="$2"/><path d="M57 74v7M62 74v7M67 74v7M72 74v7" stroke="$3" stroke-width="2.5" stroke-linecap="round"/>"#,
    ),
    (
        "apron",
        r#"<path d="M38 30c0-22 20-22 20 0" fill="none" stroke="$3" stroke-width="4"/><path d="M36 26h24l2 18 12 8v24a4 4 0 0 1-4 4H26a4 4 0 0 1-4-4V52l12-8z" fill="$1"/><path d="M34 58h28v10a6 6 0 0 1-6 6H40a6 6 0 0 1-6-6z" fill="$2"/><path d="M22 52l-8-6M74 52l8-6" stroke="$3" stroke-width="4" stroke-linecap="round"/><path d="M48 58v16" stroke="$5" stroke-width="2"/>"#,
    ),
    // ---- paper
    (
        "book",
        r##"<path d="M26 16h42a4 4 0 0 1 4 4v52H30a6 6 0 0 0-6 6V18a2 2 0 0 1 2-2z" fill="$1"/><path d="M24 74a6 6 0 0 1 6-6h42v12H30a6 6 0 0 1-6-6z" fill="#fffaf0"/><path d="M30 72h42M30 76h42" stroke="#d9cdb8" stroke-width="1.5"/><path d="M30 16h5v52h-5z" fill="$3"/><rect x="42" y="26" width="22" height="16" rx="2" fill="$2"/><path d="M44 52h18M47 58h12" stroke="$4" stroke-width="3" stroke-linecap="round"/>"##,
    ),
    (
        "notebook",
        r##"<rect x="26" y="16" width="48" height="64" rx="4" fill="$1"/><path d="M26 20a4 4 0 0 1 4-4h8v64h-8a4 4 0 0 1-4-4z" fill="$3"/><path d="M20 26h10M20 38h10M20 50h10M20 62h10M20 72h10" stroke="#9aa4ad" stroke-width="3.5" stroke-linecap="round"/><rect x="45" y="28" width="22" height="12" rx="2" fill="$2"/><path d="M62 16h6v28l-3-3-3 3z" fill="$2"/>"##,
    ),
];
