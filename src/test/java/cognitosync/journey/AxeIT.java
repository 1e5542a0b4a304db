package cognitosync.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cognitosync.journey.browser.Axe;
import cognitosync.journey.browser.Browsers;
import cognitosync.journey.browser.ColorScheme;
import cognitosync.journey.browser.Device;
import cognitosync.journey.browser.Engine;
import cognitosync.journey.cloud.Outputs;
import cognitosync.journey.cloud.SharedCloud;
import cognitosync.journey.page.Person;
import cognitosync.journey.page.SignInTour;
import cognitosync.journey.page.SiteTour;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** axe-core finds nothing to complain of, in any state of any page, light or dark, in either engine. */
class AxeIT {

    static Stream<Arguments> everyLook() {
        return Browsers.ready().engines().stream().flatMap(engine -> Arrays.stream(ColorScheme.values())
                .map(scheme -> Arguments.of(Named.of(engine.name(), engine), scheme)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("everyLook")
    void everyState_hasNoFindings(Engine engine, ColorScheme scheme) {
        assumeTrue(
                engine.honoursColorScheme() || scheme == ColorScheme.LIGHT,
                engine.name() + " follows the system's appearance");
        Outputs outputs = SharedCloud.outputs("pkce");
        try (Device device = engine.honoursNetwork() ? engine.deviceWithNetwork(scheme) : engine.device(scheme)) {
            device.open(outputs.siteUrl());
            device.text("#sign-in");
            hasNoFindings(device, "signed-out");
            new SignInTour(Person.named("One Person"), outputs).on(device, AxeIT::hasNoFindings);
            if (engine.honoursNetwork()) {
                new SiteTour(outputs).on(device, AxeIT::hasNoFindings);
            }
        }
    }

    private static void hasNoFindings(Device device, String state) {
        assertThat(Axe.findings(device)).as("%s in %s", state, device.name()).isEmpty();
    }
}
