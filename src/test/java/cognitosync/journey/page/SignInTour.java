package cognitosync.journey.page;

import cognitosync.journey.browser.Device;
import cognitosync.journey.cloud.Outputs;

/** Every page of the user pool's domain, with its errors; ends signed in, on the site. */
public record SignInTour(Person person, Outputs outputs) {

    public void on(Device device, Look look) {
        device.open(outputs.userPoolDomain() + "/login?client_id=nobody");
        device.text("main");
        look.at(device, "error-page");

        device.open(outputs.signInUrl());
        Form login = new Form(device, "password").awaitShown();
        look.at(device, "sign-in");
        login.fill("username", person.email()).fill("password", "Wrong-1!").submit();
        device.text("[role=alert]");
        look.at(device, "sign-in-refused");

        device.click("a[href*=\"/forgotPassword\"]");
        Form forgot = new Form(device, "username");
        device.await("ask for no password", page -> forgot.isShown() && !page.shows("input[name=password]"));
        look.at(device, "forgot-password");
        forgot.fill("username", person.email()).submit();
        new Form(device, "code").awaitShown();
        look.at(device, "reset-password");

        device.open(outputs.signInUrl());
        device.click("a[href*=\"/signup\"]");
        Form signUp = new Form(device, "name").awaitShown();
        look.at(device, "sign-up");
        signUp.fill("name", person.name())
                .fill("email", person.email())
                .fill("password", "only-small-letters")
                .submit();
        device.text("[role=alert]");
        look.at(device, "sign-up-refused");
        device.open(outputs.signInUrl());
        Form confirmation = person.askForSignUpCode(device);
        look.at(device, "confirm");
        confirmation
                .fill("code", outputs.inbox().code(person.email(), "sign-up"))
                .submit();
        device.await("be signed in", Site::isSignedIn);
    }
}
