package cognitosync.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.journey.browser.Browsers;
import cognitosync.journey.browser.ColorScheme;
import cognitosync.journey.browser.Device;
import cognitosync.journey.browser.Engine;
import cognitosync.journey.cloud.Outputs;
import cognitosync.journey.cloud.SharedCloud;
import cognitosync.journey.page.Form;
import cognitosync.journey.page.Look;
import cognitosync.journey.page.Person;
import cognitosync.journey.page.SignInTour;
import cognitosync.journey.page.Site;
import cognitosync.journey.page.SiteTour;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Takes the README's pictures from the real thing, and one of every state of every page into the build folder; a person looks
 * at them before they are kept.
 */
@EnabledIfSystemProperty(
        named = "pictures",
        matches = "true",
        disabledReason = "the README's pictures are taken with -Dpictures=true")
class PicturesIT {

    private static final Path FOLDER = Path.of("docs", "pictures");
    private static final Path EVERY_STATE = Path.of("target", "pictures");
    private static final long LARGEST = 150 * 1024;

    static Stream<Arguments> pictures() {
        Engine first = Browsers.ready().first();
        Engine second = Browsers.ready().second();
        return Stream.of(
                Arguments.of(first, ColorScheme.LIGHT, "light"),
                Arguments.of(first, ColorScheme.DARK, "dark"),
                Arguments.of(second, ColorScheme.LIGHT, second.name().toLowerCase(Locale.ROOT)));
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource("pictures")
    void pictures_areTaken(Engine engine, ColorScheme scheme, String suffix) throws IOException {
        Outputs outputs = SharedCloud.outputs("pkce");
        Person person = Person.named("One Person");
        try (Device device = engine.device(scheme)) {
            device.resize(1280, 800);
            person.signUpOverHttp(outputs);
            person.signIn(device, outputs);
            Site.setColour(device, "teal");
            take(device, "signed-in-" + suffix);

            Site.signOut(device);
            device.click("#sign-in");
            new Form(device, "password").awaitShown();
            take(device, "sign-in-page-" + suffix);
        }
    }

    static Stream<Arguments> looks() {
        Engine first = Browsers.ready().first();
        Engine second = Browsers.ready().second();
        return Stream.of(
                Arguments.of(first, ColorScheme.LIGHT, 1280, 800, false),
                Arguments.of(first, ColorScheme.DARK, 390, 844, false),
                Arguments.of(first, ColorScheme.LIGHT, 390, 844, true),
                Arguments.of(first, ColorScheme.DARK, 1280, 800, true),
                Arguments.of(second, ColorScheme.LIGHT, 390, 844, false),
                Arguments.of(second, ColorScheme.DARK, 1280, 800, false));
    }

    @ParameterizedTest(name = "{0}, {1}, {2}×{3}, few colours: {4}")
    @MethodSource("looks")
    void everyState_isTaken(Engine engine, ColorScheme scheme, int width, int height, boolean simple) {
        Outputs outputs = SharedCloud.outputs("pkce");
        Path folder = EVERY_STATE.resolve(
                "%s-%s-%d%s".formatted(engine.name(), scheme.cssName(), width, simple ? "-few-colours" : ""));
        Look take = (device, state) -> device.screenshot(folder.resolve(state + ".png"));
        try (Device device = engine.deviceWithNetwork(scheme)) {
            if (simple) {
                device.simplify();
            }
            device.resize(width, height);
            device.open(outputs.siteUrl());
            device.text("#sign-in");
            take.at(device, "signed-out");
            new SignInTour(Person.named("One Person"), outputs).on(device, take);
            new SiteTour(outputs).on(device, take);
        }
    }

    private static void take(Device device, String name) throws IOException {
        Path png = FOLDER.resolve(name + ".png");
        device.screenshot(png);
        assertThat(Files.size(png)).as("bytes of %s", png).isLessThan(LARGEST);
    }
}
