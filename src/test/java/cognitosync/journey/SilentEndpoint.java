package cognitosync.journey;

import cognitosync.journey.browser.Call;
import cognitosync.journey.browser.Device;
import cognitosync.journey.browser.Route;
import cognitosync.journey.cloud.Backend;
import cognitosync.journey.cloud.Outputs;
import cognitosync.journey.page.Form;
import cognitosync.journey.page.Person;
import cognitosync.journey.page.Site;
import java.net.URI;
import java.util.Locale;
import java.util.function.Predicate;

/** Whatever the page waits for, and what has to be done so that it waits for it. */
enum SilentEndpoint {
    /** Before the first visit has brought a service worker. */
    CONFIG("/config.json") {
        @Override
        long act(Device device, Person person, Outputs outputs) {
            silence(device);
            long begun = System.nanoTime();
            device.open(outputs.siteUrl());
            return begun;
        }

        @Override
        boolean leavesSignedIn() {
            return false;
        }
    },
    SDK_CHUNK("/assets/sdk-") {
        @Override
        long act(Device device, Person person, Outputs outputs) {
            // What was once loaded is kept by the browser.
            silence(device);
            person.signIn(device, outputs);
            return press(device, "button-get");
        }
    },
    TOKEN_FOR_CODE("/oauth2/token") {
        @Override
        long act(Device device, Person person, Outputs outputs) {
            device.open(outputs.signInUrl());
            Form login = new Form(device, "password").awaitShown();
            silence(device);
            login.fill("username", person.email()).fill("password", person.password());
            long begun = System.nanoTime();
            login.submit();
            device.await("be back on the site", page -> page.url().startsWith(outputs.siteUrl()));
            return begun;
        }

        @Override
        boolean leavesSignedIn() {
            return false;
        }
    },
    TOKEN_AFTER_ITS_HOUR("/oauth2/token") {
        @Override
        long act(Device device, Person person, Outputs outputs) {
            person.signIn(device, outputs);
            device.executeScript(ExpiryIT.AGE);
            silence(device);
            device.reload();
            // Before that its buttons have no listeners.
            device.await("know who it is for", Site::isSignedIn);
            return press(device, "button-get");
        }
    },
    GET_ID("GetId") {
        @Override
        long act(Device device, Person person, Outputs outputs) {
            silence(device);
            person.signIn(device, outputs);
            return press(device, "button-get");
        }
    },
    GET_CREDENTIALS("GetCredentialsForIdentity") {
        @Override
        long act(Device device, Person person, Outputs outputs) {
            silence(device);
            person.signIn(device, outputs);
            return press(device, "button-set");
        }
    },
    LIST_RECORDS(Backend.chosen().reading()) {
        @Override
        long act(Device device, Person person, Outputs outputs) {
            person.signIn(device, outputs);
            silence(device);
            return press(device, "button-get");
        }
    },
    UPDATE_RECORDS(Backend.chosen().writing()) {
        @Override
        long act(Device device, Person person, Outputs outputs) {
            person.signIn(device, outputs);
            silence(device);
            return press(device, "button-set");
        }
    };

    private final String operation;

    /** @param operation how the operation of its calls begins, see {@link Call#operation} */
    SilentEndpoint(String operation) {
        this.operation = operation;
    }

    /** Makes the endpoint silent and begins what it is needed for; answers when that was, in {@link System#nanoTime}. */
    abstract long act(Device device, Person person, Outputs outputs);

    /** Whether there is something to sign out of while it hangs. */
    boolean leavesSignedIn() {
        return true;
    }

    boolean wasAsked(Device device) {
        return device.network().calls().stream().anyMatch(this::isAddressed);
    }

    void silence(Device device) {
        device.network().forget();
        device.network().route(Route.silentFor(this::isAddressed));
    }

    void stall(Device device) {
        device.network().route(Route.stallingFor(this::isAddressed));
    }

    /** As a person does who does not wait: whatever else the page is busy with. */
    static long press(Device device, String button) {
        device.executeScript("document.getElementById('background-color').value ||= 'teal'");
        long pressed = System.nanoTime();
        device.executeScript("document.getElementById(arguments[0]).click()", button);
        return pressed;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private boolean isAddressed(Call call) {
        return !call.isPreflight() && call.operation().startsWith(operation);
    }

    /** All that the website serves. */
    static Predicate<Call> website(Outputs outputs) {
        URI site = URI.create(outputs.siteUrl());
        return call -> site.getAuthority().equals(call.uri().getAuthority());
    }
}
