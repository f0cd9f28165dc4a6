//! Any bytes as the content of a page that has a font, a form and a state: the interpreter goes through them without panic.
#![no_main]

use boardpapers::read::read;
use libfuzzer_sys::fuzz_target;

/// A file of one page with this content, and its table of places.
fn page(content: &[u8]) -> Vec<u8> {
    let objects: [&[u8]; 7] = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>/ExtGState<</G 7 0 R>>>>>>",
        content,
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        b"BT /F 9 Tf 10 10 Td (form) Tj ET /X Do",
        b"<</Type/ExtGState/Font[5 0 R 12]/ca 0.5>>",
    ];
    let mut file = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in (1..).zip(objects) {
        places.push(file.len());
        file.extend(format!("{number} 0 obj\n").bytes());
        match number {
            4 => file.extend(format!("<</Length {}>>\nstream\n", object.len()).bytes()),
            6 => {
                let size = object.len();
                file.extend(format!("<</Subtype/Form/BBox[0 0 99 99]/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>/Length {size}>>\nstream\n").bytes());
            }
            _ => {}
        }
        file.extend(object);
        file.extend(if matches!(number, 4 | 6) { &b"\nendstream\nendobj\n"[..] } else { &b"\nendobj\n"[..] });
    }
    let table = file.len();
    file.extend(b"xref\n0 8\n0000000000 65535 f \n");
    for place in places {
        file.extend(format!("{place:010} 00000 n \n").bytes());
    }
    file.extend(format!("trailer<</Size 8/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n").bytes());
    file
}

fuzz_target!(|content: &[u8]| {
    let _ = read(&page(content), None);
});
