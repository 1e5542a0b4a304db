package cognitosync.journey.page;

import cognitosync.journey.browser.Device;
import cognitosync.journey.cloud.Outputs;
import cognitosync.localcloud.PersonClient;

/** Signs up on the user pool's own pages, with the code from the inbox. */
public record SignUp(Person person) {

    /** For a journey that is about what comes after: no browser, and the pages' forms sent over HTTP. */
    public void overHttp(Outputs outputs) {
        PersonClient.signUp(outputs.groups(), person.name(), person.email(), person.password());
    }

    /** It starts at the site, as a person does, because the pages want to know for which app. */
    public void on(Device device, Outputs outputs) {
        device.open(outputs.signInUrl());
        Form confirmation = askForCode(device);
        confirmation
                .fill("code", outputs.inbox().code(person.email(), "sign-up"))
                .submit();
        device.await("take the code", page -> !confirmation.isShown());
    }

    /** From the sign-in page to the one that wants the code, which is not filled in yet. */
    public Form askForCode(Device device) {
        device.click("a[href*=\"/signup\"]");
        new Form(device, "name")
                .awaitShown()
                .fill("name", person.name())
                .fill("email", person.email())
                .fill("password", person.password())
                .submit();
        return new Form(device, "code").awaitShown().fillIfAsked("username", person.email());
    }
}
