package cognitosync.journey.page;

import cognitosync.journey.browser.Device;
import cognitosync.journey.cloud.Outputs;

/** Signs in, with name and password unless the sign-in pages still know this browser; ends on the site. */
public record SignIn(Person person) {

    public void on(Device device, Outputs outputs) {
        device.open(outputs.signInUrl());
        Form login = new Form(device, "password");
        device.await("offer to sign in", page -> login.isShown() || Site.isSignedIn(page));
        if (login.isShown()) {
            login.fill("username", person.email())
                    .fill("password", person.password())
                    .submit();
        }
        device.await("be signed in", Site::isSignedIn);
    }
}
