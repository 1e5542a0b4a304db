package cognitosync.journey.page;

import cognitosync.journey.browser.Device;

/** A form of the sign-in pages, found by an input that it has. */
public record Form(Device device, String input) {

    /** Whether the form is there to be filled in. */
    public boolean isShown() {
        return device.shows(named(input));
    }

    public Form awaitShown() {
        device.await("ask for " + input, page -> isShown());
        return this;
    }

    public Form fill(String name, String value) {
        device.type(named(name), value);
        return this;
    }

    /** Pages may know the user already, and then show no input or one that is filled in. */
    public Form fillIfAsked(String name, String value) {
        String css = named(name);
        boolean asked = device.shows(css)
                && !value.equals(device.executeScript("return document.querySelector(arguments[0]).value", css));
        return asked ? fill(name, value) : this;
    }

    public void submit() {
        device.click("form:has(%s) :is(button:not([type]), button[type=submit], input[type=submit])"
                .formatted(named(input)));
    }

    private static String named(String name) {
        return "input[name=\"" + name + "\"]";
    }
}
