package cognitosync.journey;

/** Signs out of the site and of the sign-in pages; ends on the site, signed out. */
record SignOut() {

    void on(Device device) {
        device.click("#sign-out");
        device.await("be signed out", page -> page.shows("#sign-in") && !page.shows("#sign-out"));
    }
}
