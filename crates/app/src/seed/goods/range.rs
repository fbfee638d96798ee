//! The range: a hundred and fifty products.

use super::Family::{Accessory, Book, Decor, Food, Furniture, Kitchen, Table, Textile, Wear};
use super::{Color, Family, Product, Size};

const NIGHT: Color = ("AN", "midnight blue", "azul noche", "1f3a5f", "e0a458");
const SAGE: Color = ("SA", "sage", "verde salvia", "8fa58a", "f2eadb");
const TERRACOTTA: Color = ("TE", "terracotta", "terracota", "c2613f", "f4dcc0");
const CREAM: Color = ("CR", "cream", "crema", "efe4d2", "9a7a55");
const PEARL: Color = ("GP", "pearl grey", "gris perla", "b9c0c5", "56616b");
const MUSTARD: Color = ("MO", "mustard", "mostaza", "d9a441", "3d405b");
const ANTHRACITE: Color = ("AT", "anthracite", "antracita", "3a4046", "cdb892");
const ROSE: Color = ("RP", "dusty pink", "rosa palo", "d9a7a3", "7b4b5a");
const TURQUOISE: Color = ("TU", "turquoise", "turquesa", "2f9a97", "f0e2c4");
const SAND: Color = ("AR", "sand", "arena", "cfb48f", "6b5844");
const BURGUNDY: Color = ("BU", "burgundy", "burdeos", "7a2e3a", "e6c7a8");
const SKY: Color = ("CI", "sky blue", "azul cielo", "8fb8d4", "34506b");
const OLIVE: Color = ("OL", "olive green", "verde oliva", "6f7a3c", "e8dcb5");
const CORAL: Color = ("CO", "coral", "coral", "e2725b", "fbe9dc");
const LAVENDER: Color = ("LA", "lavender", "lavanda", "a99bc9", "f3eefa");
const WHITE: Color = ("BL", "white", "blanco", "f4f1ea", "8fa3ad");
const BLACK: Color = ("NE", "black", "negro", "2b2d31", "c7a46a");
const NATURAL: Color = ("NA", "natural", "natural", "c8a878", "7a5c3a");
const WALNUT: Color = ("NO", "walnut", "nogal", "7b5136", "d9bd97");
const OAK: Color = ("RO", "oak", "roble", "c79a63", "8a6238");
const FOREST: Color = ("VB", "forest green", "verde bosque", "2f5d46", "e5d3a1");
const STEEL: Color = ("AC", "steel", "acero", "9aa7b1", "3a4046");

const ONE: &[Size] = &[("", "", "", 100, 100)];
const CLOTHES: &[Size] = &[
    ("S", "S", "talla S", 100, 95),
    ("M", "M", "talla M", 100, 100),
    ("L", "L", "talla L", 100, 106),
    ("XL", "XL", "talla XL", 100, 112),
];
const FEET: &[Size] = &[
    ("37", "size 37", "talla 37", 100, 92),
    ("38", "size 38", "talla 38", 100, 95),
    ("39", "size 39", "talla 39", 100, 98),
    ("40", "size 40", "talla 40", 100, 100),
    ("41", "size 41", "talla 41", 100, 104),
    ("42", "size 42", "talla 42", 100, 108),
];
const SOCKS: &[Size] = &[
    ("36", "36–40", "36–40", 100, 100),
    ("41", "41–45", "41–45", 100, 115),
];
const PANS: &[Size] = &[
    ("20", "20 cm", "20 cm", 100, 100),
    ("24", "24 cm", "24 cm", 125, 135),
    ("28", "28 cm", "28 cm", 155, 175),
];
const POTS: &[Size] = &[
    ("20", "20 cm", "20 cm", 100, 100),
    ("26", "26 cm", "26 cm", 145, 160),
];
const BEDS: &[Size] = &[
    ("90", "90 cm", "cama de 90", 100, 100),
    ("135", "135 cm", "cama de 135", 130, 135),
    ("150", "150 cm", "cama de 150", 145, 150),
];
const TOWELS: &[Size] = &[
    ("50", "50 × 100 cm", "50 × 100 cm", 100, 100),
    ("70", "70 × 140 cm", "70 × 140 cm", 185, 195),
];
const TABLES: &[Size] = &[
    ("150", "150 × 150 cm", "150 × 150 cm", 100, 100),
    ("250", "150 × 250 cm", "150 × 250 cm", 150, 160),
];
const RUGS: &[Size] = &[
    ("120", "120 × 170 cm", "120 × 170 cm", 100, 100),
    ("160", "160 × 230 cm", "160 × 230 cm", 180, 185),
];
const FRAMES: &[Size] = &[
    ("30", "30 × 40 cm", "30 × 40 cm", 100, 100),
    ("50", "50 × 70 cm", "50 × 70 cm", 170, 210),
];
const OIL: &[Size] = &[
    ("50", "500 ml", "500 ml", 100, 100),
    ("1L", "1 l", "1 l", 180, 190),
];
const COFFEE: &[Size] = &[
    ("25", "250 g", "250 g", 100, 100),
    ("1K", "1 kg", "1 kg", 340, 380),
];
const CANDLES: &[Size] = &[
    ("P", "small", "pequeña", 100, 100),
    ("G", "large", "grande", 165, 220),
];

#[expect(
    clippy::too_many_arguments,
    reason = "one line per product; a builder would make eight of it"
)]
const fn p(
    shape: &'static str,
    name_en: &'static str,
    name_es: &'static str,
    family: Family,
    price_minor: i64,
    weight_g: u32,
    colors: &'static [Color],
    sizes: &'static [Size],
) -> Product {
    Product {
        shape,
        name_en,
        name_es,
        family,
        price_minor,
        weight_g,
        colors,
        sizes,
    }
}

// One product, one line.
#[rustfmt::skip]
pub(super) static PRODUCTS: &[Product] = &[
    // ---- table
    p("mug", "Bruma stoneware mug 35 cl", "Taza de gres Bruma 35 cl", Table, 1_290, 380, &[NIGHT, SAGE, TERRACOTTA, CREAM], ONE),
    p("mug", "Trigo enamel mug 30 cl", "Taza esmaltada Trigo 30 cl", Table, 990, 190, &[WHITE, FOREST, BLACK, CORAL], ONE),
    p("mug", "Marea tall mug 45 cl", "Taza alta Marea 45 cl", Table, 1_490, 420, &[TURQUOISE, SKY, PEARL], ONE),
    p("cup", "Bruma espresso cup and saucer", "Taza de café Bruma con platillo", Table, 1_150, 260, &[NIGHT, SAGE, TERRACOTTA, CREAM], ONE),
    p("cup", "Azahar tea cup and saucer", "Taza de té Azahar con platillo", Table, 1_390, 310, &[WHITE, ROSE, SKY], ONE),
    p("plate", "Bruma dinner plate 27 cm", "Plato llano Bruma 27 cm", Table, 1_450, 720, &[NIGHT, SAGE, TERRACOTTA, CREAM], ONE),
    p("plate", "Bruma dessert plate 21 cm", "Plato de postre Bruma 21 cm", Table, 1_090, 450, &[NIGHT, SAGE, TERRACOTTA, CREAM], ONE),
    p("plate", "Cal serving plate 32 cm", "Fuente redonda Cal 32 cm", Table, 2_690, 1_150, &[WHITE, SAND, OLIVE], ONE),
    p("bowl", "Bruma bowl 16 cm", "Cuenco Bruma 16 cm", Table, 1_190, 430, &[NIGHT, SAGE, TERRACOTTA, CREAM], ONE),
    p("bowl", "Ribera salad bowl 26 cm", "Ensaladera Ribera 26 cm", Table, 2_990, 1_050, &[TURQUOISE, CORAL, OLIVE], ONE),
    p("bowl", "Olive wood bowl 20 cm", "Cuenco de olivo 20 cm", Table, 3_450, 640, &[NATURAL, WALNUT], ONE),
    p("glass", "Salina water glass", "Vaso de agua Salina", Table, 650, 210, &[SKY, SAGE, ROSE, PEARL], ONE),
    p("glass", "Candil long drink glass", "Vaso largo Candil", Table, 790, 290, &[TURQUOISE, MUSTARD, LAVENDER], ONE),
    p("carafe", "Salina glass carafe 1.2 l", "Jarra de vidrio Salina 1,2 l", Table, 2_290, 760, &[SKY, SAGE, ROSE], ONE),
    p("carafe", "Manantial water jug 1.5 l", "Jarra Manantial 1,5 l", Table, 1_890, 820, &[PEARL, TURQUOISE, OLIVE], ONE),
    p("teapot", "Azahar teapot 0.9 l", "Tetera Azahar 0,9 l", Table, 3_290, 880, &[WHITE, ROSE, SKY], ONE),
    p("teapot", "Hierro cast iron teapot 0.8 l", "Tetera de hierro fundido Hierro 0,8 l", Table, 5_490, 1_750, &[BLACK, BURGUNDY, FOREST], ONE),
    p("board", "Nogal cheese board", "Tabla de quesos Nogal", Table, 2_790, 820, &[WALNUT, OAK], ONE),
    p("basket", "Mimbre bread basket", "Panera de mimbre", Table, 1_690, 280, &[NATURAL, WHITE, BLACK], ONE),
    p("spoons", "Siesta cutlery set, 24 pieces", "Cubertería Siesta, 24 piezas", Table, 6_900, 1_650, &[STEEL, BLACK], ONE),
    // ---- kitchen
    p("pan", "Fogón non-stick pan", "Sartén antiadherente Fogón", Kitchen, 2_490, 780, &[ANTHRACITE], PANS),
    p("pan", "Brasa iron pan", "Sartén de hierro Brasa", Kitchen, 3_190, 1_350, &[BLACK], PANS),
    p("pan", "Alba ceramic pan", "Sartén cerámica Alba", Kitchen, 2_990, 860, &[CREAM, SAGE], PANS),
    p("pot", "Hogar cast iron pot", "Cocotte de hierro Hogar", Kitchen, 6_990, 3_400, &[TERRACOTTA, FOREST, NIGHT], POTS),
    p("pot", "Fogón stainless steel pot", "Olla de acero Fogón", Kitchen, 3_990, 1_600, &[STEEL], POTS),
    p("moka", "Mañana moka pot, 6 cups", "Cafetera italiana Mañana, 6 tazas", Kitchen, 3_290, 720, &[STEEL, CORAL, BLACK], ONE),
    p("moka", "Mañana moka pot, 3 cups", "Cafetera italiana Mañana, 3 tazas", Kitchen, 2_490, 480, &[STEEL, CORAL, BLACK], ONE),
    p("knife", "Filo chef's knife 20 cm", "Cuchillo de chef Filo 20 cm", Kitchen, 4_490, 260, &[WALNUT, BLACK], ONE),
    p("knife", "Filo bread knife 22 cm", "Cuchillo de pan Filo 22 cm", Kitchen, 3_990, 240, &[WALNUT, BLACK], ONE),
    p("knife", "Filo paring knife 9 cm", "Cuchillo mondador Filo 9 cm", Kitchen, 1_990, 90, &[WALNUT, BLACK], ONE),
    p("board", "Olmo chopping board 40 cm", "Tabla de cortar Olmo 40 cm", Kitchen, 2_990, 1_400, &[OAK, WALNUT], ONE),
    p("board", "Olmo chopping board 28 cm", "Tabla de cortar Olmo 28 cm", Kitchen, 1_890, 760, &[OAK, WALNUT], ONE),
    p("spoons", "Huerta kitchen tools in a pot", "Utensilios de cocina Huerta con bote", Kitchen, 2_690, 540, &[OLIVE, CORAL, PEARL], ONE),
    p("tin", "Despensa storage tin 1 l", "Lata de despensa 1 l", Kitchen, 1_290, 230, &[MUSTARD, SAGE, NIGHT], ONE),
    p("jar", "Despensa glass jar 0.75 l", "Tarro de vidrio Despensa 0,75 l", Kitchen, 890, 420, &[WHITE, CORAL], ONE),
    p("apron", "Huerta cotton apron", "Delantal de algodón Huerta", Kitchen, 2_290, 260, &[OLIVE, NIGHT, TERRACOTTA], ONE),
    p("bottle", "Almazara oil cruet", "Aceitera Almazara", Kitchen, 1_790, 390, &[FOREST, PEARL, SKY], ONE),
    // ---- textiles
    p("cushion", "Duna linen cushion 45 cm", "Cojín de lino Duna 45 cm", Textile, 1_990, 420, &[SAND, SAGE, TERRACOTTA, NIGHT], ONE),
    p("cushion", "Duna linen cushion 30 × 50 cm", "Cojín de lino Duna 30 × 50 cm", Textile, 1_790, 330, &[SAND, SAGE, TERRACOTTA, NIGHT], ONE),
    p("cushion", "Terciopelo velvet cushion 45 cm", "Cojín de terciopelo 45 cm", Textile, 2_290, 460, &[BURGUNDY, FOREST, MUSTARD], ONE),
    p("cushion", "Rayas outdoor cushion 50 cm", "Cojín de exterior Rayas 50 cm", Textile, 2_490, 510, &[TURQUOISE, CORAL], ONE),
    p("blanket", "Sierra merino blanket", "Manta de lana merina Sierra", Textile, 8_990, 1_350, &[PEARL, MUSTARD, BURGUNDY], ONE),
    p("blanket", "Siesta cotton throw", "Plaid de algodón Siesta", Textile, 3_990, 820, &[SAND, SKY, ROSE, OLIVE], ONE),
    p("blanket", "Nube fleece blanket", "Manta de coralina Nube", Textile, 2_990, 900, &[WHITE, LAVENDER, ANTHRACITE], ONE),
    p("towel", "Ribera cotton towel", "Toalla de algodón Ribera", Textile, 1_290, 290, &[WHITE, SKY, SAND], TOWELS),
    p("towel", "Marea waffle towel", "Toalla de nido de abeja Marea", Textile, 1_490, 240, &[TURQUOISE, PEARL], TOWELS),
    p("towel", "Cala beach towel", "Toalla de playa Cala", Textile, 2_490, 480, &[CORAL, TURQUOISE, MUSTARD], ONE),
    p("bed", "Alborada percale duvet set", "Juego nórdico de percal Alborada", Textile, 5_990, 1_400, &[WHITE, SKY, ROSE], BEDS),
    p("bed", "Lino washed linen sheets", "Sábanas de lino lavado", Textile, 9_900, 1_600, &[SAND, SAGE], BEDS),
    p("bed", "Tramontana quilt", "Colcha acolchada Tramontana", Textile, 6_990, 1_900, &[NIGHT, TERRACOTTA], BEDS),
    p("curtain", "Brisa linen curtain", "Cortina de lino Brisa", Textile, 4_490, 950, &[WHITE, SAND, SAGE], ONE),
    p("curtain", "Noche blackout curtain", "Cortina opaca Noche", Textile, 5_490, 1_450, &[NIGHT, ANTHRACITE, BURGUNDY], ONE),
    p("scarf", "Mesa linen table runner", "Camino de mesa de lino", Textile, 1_990, 210, &[SAND, OLIVE, TERRACOTTA], ONE),
    p("blanket", "Domingo linen tablecloth", "Mantel de lino Domingo", Textile, 4_990, 620, &[WHITE, SAND], TABLES),
    p("blanket", "Verbena cotton tablecloth", "Mantel de algodón Verbena", Textile, 2_990, 540, &[CORAL, SKY], TABLES),
    p("towel", "Huerta tea towels, set of 3", "Paños de cocina Huerta, juego de 3", Textile, 1_490, 240, &[OLIVE, TERRACOTTA], ONE),
    p("rug", "Ducha cotton bath mat", "Alfombra de baño de algodón", Textile, 1_890, 650, &[WHITE, SAGE, PEARL], ONE),
    // ---- decoration
    p("candle", "Cera beeswax candle", "Vela de cera de abeja", Decor, 1_290, 280, &[MUSTARD], CANDLES),
    p("candle", "Higuera scented candle", "Vela perfumada Higuera", Decor, 1_590, 340, &[FOREST], CANDLES),
    p("candle", "Azahar scented candle", "Vela perfumada Azahar", Decor, 1_590, 340, &[CREAM], CANDLES),
    p("candle", "Lumbre scented candle", "Vela perfumada Lumbre", Decor, 1_590, 340, &[BURGUNDY], CANDLES),
    p("candle", "Lavanda scented candle", "Vela perfumada Lavanda", Decor, 1_590, 340, &[LAVENDER], CANDLES),
    p("vase", "Alfar stoneware vase 24 cm", "Jarrón de gres Alfar 24 cm", Decor, 2_990, 1_100, &[TERRACOTTA, WHITE, NIGHT], ONE),
    p("vase", "Alfar stoneware vase 16 cm", "Jarrón de gres Alfar 16 cm", Decor, 1_990, 640, &[TERRACOTTA, WHITE, NIGHT], ONE),
    p("vase", "Soplo glass vase", "Jarrón de vidrio Soplo", Decor, 2_490, 780, &[SKY, ROSE, OLIVE], ONE),
    p("frame", "Galería oak frame", "Marco de roble Galería", Decor, 1_690, 620, &[OAK, WALNUT], FRAMES),
    p("frame", "Galería black frame", "Marco negro Galería", Decor, 1_490, 580, &[BLACK], FRAMES),
    p("clock", "Mediodía wall clock 30 cm", "Reloj de pared Mediodía 30 cm", Decor, 3_490, 720, &[NIGHT, TERRACOTTA, OAK], ONE),
    p("clock", "Vigilia alarm clock", "Despertador Vigilia", Decor, 2_290, 310, &[CORAL, SAGE], ONE),
    p("basket", "Esparto basket with handle", "Cesta de esparto con asa", Decor, 3_490, 620, &[NATURAL, BLACK], ONE),
    p("basket", "Mimbre laundry basket", "Cesto de mimbre para ropa", Decor, 4_990, 1_350, &[NATURAL, WHITE], ONE),
    p("plant", "Maceta terracotta plant pot 18 cm", "Maceta de barro 18 cm", Decor, 1_290, 900, &[TERRACOTTA, WHITE, SAGE], ONE),
    p("plant", "Patio ceramic planter 26 cm", "Macetero de cerámica Patio 26 cm", Decor, 2_990, 2_300, &[TURQUOISE, MUSTARD], ONE),
    p("mirror", "Luna round mirror 50 cm", "Espejo redondo Luna 50 cm", Decor, 5_990, 2_900, &[OAK, BLACK, MUSTARD], ONE),
    p("soap", "Jabonera ceramic dispenser", "Dosificador de jabón Jabonera", Decor, 1_890, 440, &[WHITE, SAGE, NIGHT], ONE),
    p("soap", "Romero hand soap 400 ml", "Jabón de manos Romero 400 ml", Decor, 990, 460, &[FOREST, ROSE, MUSTARD], ONE),
    p("notebook", "Bitácora notebook A5", "Cuaderno Bitácora A5", Decor, 1_190, 290, &[NIGHT, CORAL, OLIVE, SAND], ONE),
    p("box", "Guarda storage box", "Caja de almacenaje Guarda", Decor, 1_590, 680, &[PEARL, ROSE, OLIVE], ONE),
    // ---- furniture and light
    p("lamp", "Candil table lamp", "Lámpara de mesa Candil", Furniture, 4_990, 1_900, &[CREAM, TERRACOTTA, NIGHT], ONE),
    p("lamp", "Alfar ceramic lamp", "Lámpara de cerámica Alfar", Furniture, 6_990, 2_600, &[WHITE, SAGE], ONE),
    p("floor-lamp", "Faro floor lamp", "Lámpara de pie Faro", Furniture, 11_900, 5_400, &[CREAM, BLACK], ONE),
    p("pendant", "Campana pendant lamp", "Lámpara colgante Campana", Furniture, 7_990, 1_700, &[MUSTARD, NIGHT, FOREST, WHITE], ONE),
    p("pendant", "Rafia pendant lamp", "Lámpara colgante de rafia", Furniture, 5_990, 900, &[NATURAL, BLACK], ONE),
    p("chair", "Olmo dining chair", "Silla de comedor Olmo", Furniture, 8_900, 5_200, &[SAGE, SAND, ANTHRACITE], ONE),
    p("chair", "Siesta armchair", "Butaca Siesta", Furniture, 24_900, 14_500, &[MUSTARD, FOREST, TERRACOTTA], ONE),
    p("chair", "Terraza garden chair", "Silla de jardín Terraza", Furniture, 6_900, 4_100, &[WHITE, TURQUOISE], ONE),
    p("stool", "Barra high stool", "Taburete alto Barra", Furniture, 7_900, 4_600, &[OAK, BLACK], ONE),
    p("table", "Nogal side table", "Mesa auxiliar Nogal", Furniture, 9_900, 6_800, &[WALNUT, OAK], ONE),
    p("table", "Sobremesa coffee table", "Mesa de centro Sobremesa", Furniture, 16_900, 13_200, &[WALNUT, WHITE], ONE),
    p("table", "Escriba desk", "Escritorio Escriba", Furniture, 21_900, 19_800, &[OAK, BLACK], ONE),
    p("shelf", "Alacena bookcase", "Estantería Alacena", Furniture, 18_900, 22_500, &[OAK, WHITE], ONE),
    p("shelf", "Rincón wall shelf", "Estante de pared Rincón", Furniture, 4_900, 2_900, &[WALNUT, WHITE], ONE),
    p("rug", "Tramontana wool rug", "Alfombra de lana Tramontana", Furniture, 14_900, 4_600, &[NIGHT, TERRACOTTA], RUGS),
    p("rug", "Yute rug", "Alfombra de yute", Furniture, 8_900, 5_100, &[NATURAL], RUGS),
    p("rug", "Alpujarra striped rug", "Alfombra de rayas Alpujarra", Furniture, 11_900, 3_900, &[CORAL, OLIVE], RUGS),
    p("mirror", "Vestidor standing mirror", "Espejo de pie Vestidor", Furniture, 12_900, 9_800, &[OAK, BLACK], ONE),
    p("bed", "Alborada bed base", "Cama Alborada", Furniture, 29_900, 34_000, &[OAK], &[("135", "135 cm", "135 cm", 100, 100), ("150", "150 cm", "150 cm", 115, 112)]),
    // ---- clothes and shoes
    p("tee", "Cala cotton T-shirt", "Camiseta de algodón Cala", Wear, 1_990, 180, &[WHITE, NIGHT, CORAL], CLOTHES),
    p("tee", "Cala striped T-shirt", "Camiseta de rayas Cala", Wear, 2_290, 190, &[SKY, BURGUNDY], CLOTHES),
    p("tee", "Romero long-sleeved T-shirt", "Camiseta de manga larga Romero", Wear, 2_490, 230, &[FOREST, SAND, NIGHT], CLOTHES),
    p("shirt", "Domingo linen shirt", "Camisa de lino Domingo", Wear, 5_490, 260, &[WHITE, SKY, SAGE], CLOTHES),
    p("shirt", "Faena denim shirt", "Camisa vaquera Faena", Wear, 4_990, 380, &[NIGHT, SKY, BLACK], CLOTHES),
    p("shirt", "Olivar checked shirt", "Camisa de cuadros Olivar", Wear, 4_490, 320, &[OLIVE, BURGUNDY, NIGHT], CLOTHES),
    p("sweater", "Sierra wool jumper", "Jersey de lana Sierra", Wear, 6_990, 520, &[CREAM, FOREST, BURGUNDY], CLOTHES),
    p("sweater", "Nube cotton jumper", "Jersey de algodón Nube", Wear, 4_990, 430, &[PEARL, ROSE, SKY], CLOTHES),
    p("sweater", "Niebla turtleneck", "Jersey de cuello alto Niebla", Wear, 5_490, 460, &[ANTHRACITE, SAND, BURGUNDY], CLOTHES),
    p("jacket", "Faena work jacket", "Chaqueta de trabajo Faena", Wear, 7_990, 780, &[NIGHT, OLIVE, SAND], CLOTHES),
    p("jacket", "Chubasco rain jacket", "Chubasquero Chubasco", Wear, 8_990, 560, &[MUSTARD, FOREST, NIGHT], CLOTHES),
    p("jacket", "Sierra quilted jacket", "Chaqueta acolchada Sierra", Wear, 9_990, 690, &[ANTHRACITE, TERRACOTTA, FOREST], CLOTHES),
    p("coat", "Invierno wool coat", "Abrigo de lana Invierno", Wear, 15_900, 1_450, &[SAND, NIGHT], CLOTHES),
    p("dress", "Verbena linen dress", "Vestido de lino Verbena", Wear, 6_990, 310, &[CORAL, SKY, OLIVE], CLOTHES),
    p("dress", "Tarde cotton dress", "Vestido de algodón Tarde", Wear, 5_490, 290, &[OLIVE, LAVENDER], CLOTHES),
    p("trousers", "Paseo chinos", "Pantalón chino Paseo", Wear, 4_990, 480, &[SAND, NIGHT, OLIVE], CLOTHES),
    p("trousers", "Huerta linen trousers", "Pantalón de lino Huerta", Wear, 5_490, 340, &[WHITE, OLIVE], CLOTHES),
    p("trousers", "Faena jeans", "Vaquero Faena", Wear, 5_990, 640, &[NIGHT, BLACK], CLOTHES),
    p("skirt", "Verbena midi skirt", "Falda midi Verbena", Wear, 4_490, 300, &[TERRACOTTA, FOREST], CLOTHES),
    p("tee", "Siesta pyjamas", "Pijama Siesta", Wear, 3_990, 420, &[PEARL, ROSE], CLOTHES),
    p("coat", "Baño towelling robe", "Albornoz de rizo Baño", Wear, 5_990, 1_150, &[WHITE, SKY], CLOTHES),
    p("shoes", "Acera leather trainers", "Zapatillas de piel Acera", Wear, 7_990, 820, &[WHITE, NIGHT], FEET),
    p("shoes", "Esparto espadrilles", "Alpargatas de esparto", Wear, 2_990, 430, &[CORAL], FEET),
    p("boots", "Monte leather boots", "Botas de piel Monte", Wear, 12_900, 1_380, &[WALNUT], FEET),
    p("boots", "Charco rain boots", "Botas de agua Charco", Wear, 4_490, 1_250, &[MUSTARD], FEET),
    p("socks", "Sierra wool socks", "Calcetines de lana Sierra", Wear, 1_290, 90, &[BURGUNDY, FOREST, PEARL], SOCKS),
    // ---- bags, hats, scarves
    p("bag", "Mercado tote bag", "Bolso de tela Mercado", Accessory, 1_990, 260, &[SAND, NIGHT, TERRACOTTA], ONE),
    p("bag", "Paseo leather bag", "Bolso de piel Paseo", Accessory, 9_900, 780, &[WALNUT, BLACK], ONE),
    p("bag", "Escapada weekend bag", "Bolsa de viaje Escapada", Accessory, 6_990, 1_150, &[OLIVE, NIGHT, BURGUNDY], ONE),
    p("backpack", "Sendero backpack 20 l", "Mochila Sendero 20 l", Accessory, 5_490, 690, &[FOREST, MUSTARD, ANTHRACITE], ONE),
    p("backpack", "Recreo children's backpack", "Mochila infantil Recreo", Accessory, 2_990, 380, &[CORAL, TURQUOISE, LAVENDER], ONE),
    p("hat", "Era straw hat", "Sombrero de paja Era", Accessory, 2_990, 140, &[NATURAL, WHITE], ONE),
    p("hat", "Sierra felt hat", "Sombrero de fieltro Sierra", Accessory, 4_990, 190, &[BURGUNDY, BLACK], ONE),
    p("beanie", "Niebla wool beanie", "Gorro de lana Niebla", Accessory, 1_990, 110, &[MUSTARD, NIGHT, PEARL], ONE),
    p("scarf", "Niebla wool scarf", "Bufanda de lana Niebla", Accessory, 2_990, 230, &[MUSTARD, NIGHT, PEARL], ONE),
    p("scarf", "Brisa silk scarf", "Pañuelo de seda Brisa", Accessory, 3_990, 80, &[CORAL, TURQUOISE, LAVENDER], ONE),
    p("apron", "Oficio leather apron", "Delantal de cuero Oficio", Accessory, 7_990, 950, &[WALNUT, BLACK], ONE),
    // ---- pantry and books
    p("bottle", "Sierra Morena extra virgin olive oil", "Aceite de oliva virgen extra Sierra Morena", Food, 1_150, 960, &[("", "", "", "4f6b35", "d8b24a")], OIL),
    p("bottle", "Solera sherry vinegar 375 ml", "Vinagre de Jerez Solera 375 ml", Food, 750, 620, &[("", "", "", "7a2e3a", "c7a46a")], ONE),
    p("jar", "Orange marmalade", "Mermelada de naranja amarga", Food, 550, 340, &[("", "", "", "e08a2e", "f3e3b8")], ONE),
    p("jar", "Fig jam", "Mermelada de higo", Food, 550, 340, &[("", "", "", "6b3b5a", "e6c7a8")], ONE),
    p("jar", "Rosemary honey", "Miel de romero", Food, 850, 520, &[("", "", "", "d99a2b", "7a5c3a")], &[("50", "500 g", "500 g", 100, 100), ("1K", "1 kg", "1 kg", 185, 195)]),
    p("pouch", "Mañana coffee beans", "Café en grano Mañana", Food, 890, 260, &[("", "", "", "3d2b22", "e0a458")], COFFEE),
    p("pouch", "Sobremesa decaffeinated coffee", "Café descafeinado Sobremesa", Food, 950, 260, &[("", "", "", "8fa58a", "3d2b22")], COFFEE),
    p("tin", "Relicario green tea 100 g", "Té verde Relicario 100 g", Food, 990, 190, &[("", "", "", "5f7f4f", "f2eadb")], ONE),
    p("tin", "Relicario spiced tea 100 g", "Té especiado Relicario 100 g", Food, 1_050, 190, &[("", "", "", "a1452f", "f0d9a8")], ONE),
    p("chocolate", "Lumbre dark chocolate 70 %", "Chocolate negro Lumbre 70 %", Food, 420, 110, &[("", "", "", "2f5d46", "e5d3a1")], ONE),
    p("chocolate", "Lumbre chocolate with almonds", "Chocolate con almendras Lumbre", Food, 450, 110, &[("", "", "", "c2613f", "f4dcc0")], ONE),
    p("book", "Cooking over embers", "Cocinar a la lumbre", Book, 2_450, 1_050, &[("", "", "", "7a2e3a", "e0a458")], ONE),
    p("book", "The stew book", "El libro de los guisos", Book, 1_990, 820, &[("", "", "", "c2613f", "f4dcc0")], ONE),
    p("book", "Bread at home", "Pan en casa", Book, 1_850, 690, &[("", "", "", "cfb48f", "6b5844")], ONE),
    p("book", "Houses with light", "Casas con luz", Book, 2_990, 1_240, &[("", "", "", "d9a441", "3d405b")], ONE),
    p("book", "A garden on the balcony", "Un huerto en el balcón", Book, 1_650, 540, &[("", "", "", "2f5d46", "e8dcb5")], ONE),
];
