fn main() {
    println!("daymark-cli {}", env!("CARGO_PKG_VERSION"));
}
