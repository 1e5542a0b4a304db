package cognitosync.journey;

import cognitosync.journey.browser.ColorScheme;
import cognitosync.journey.browser.Device;
import cognitosync.journey.browser.Engine;
import cognitosync.journey.cloud.Outputs;
import cognitosync.journey.cloud.SharedCloud;
import cognitosync.journey.page.Person;

/** One person's two devices, each with a network of its own, signed in on both. */
final class TwoDevices implements AutoCloseable {

    private final Outputs outputs;
    private final Person person = Person.named("One Person");
    private final Device one;
    private final Device other;

    private TwoDevices(Outputs outputs, Device one, Device other) {
        this.outputs = outputs;
        this.one = one;
        this.other = other;
    }

    static TwoDevices signedIn(String signIn, Engine first, Engine second) {
        return signedIn(SharedCloud.outputs(signIn), first, second);
    }

    static TwoDevices signedIn(Outputs outputs, Engine first, Engine second) {
        Device one = first.deviceWithNetwork(ColorScheme.LIGHT);
        try {
            TwoDevices devices = new TwoDevices(outputs, one, second.deviceWithNetwork(ColorScheme.LIGHT));
            try {
                devices.person.signUpOverHttp(outputs);
                devices.person.signIn(devices.one, outputs);
                devices.person.signIn(devices.other, outputs);
                return devices;
            } catch (RuntimeException | Error e) {
                devices.other.close();
                throw e;
            }
        } catch (RuntimeException | Error e) {
            one.close();
            throw e;
        }
    }

    Outputs outputs() {
        return outputs;
    }

    Person person() {
        return person;
    }

    Device one() {
        return one;
    }

    Device other() {
        return other;
    }

    @Override
    public void close() {
        try (one) {
            other.close();
        }
    }
}
