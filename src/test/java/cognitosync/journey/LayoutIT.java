package cognitosync.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.journey.browser.Chromium;
import cognitosync.journey.browser.ColorScheme;
import cognitosync.journey.browser.Device;
import cognitosync.journey.browser.EachEngine;
import cognitosync.journey.browser.Engine;
import cognitosync.journey.cloud.Outputs;
import cognitosync.journey.cloud.SharedCloud;
import cognitosync.journey.cloud.StoredRecords;
import cognitosync.journey.page.Look;
import cognitosync.journey.page.Person;
import cognitosync.journey.page.Site;
import cognitosync.journey.page.SiteTour;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What can be pressed holds still whatever is said, and what is said about a press is on the screen. */
class LayoutIT {

    private static final String RED = "rgb(255, 0, 0)";
    /** WebKit's display has 1600 pixels. */
    private static final List<Integer> WIDTHS = List.of(320, 390, 768, 1280, 2560, 3840);

    private static final String CONTROLS = """
            return ['sign-out', 'background-color', 'picker', 'button-set', 'button-get', 'live', 'undo']
              .map((id) => document.getElementById(id)).concat(document.querySelector('summary'))
              .map((element) => {
                const { left, top, width, height } = element.getBoundingClientRect();
                return `${element.id || element.tagName} ${[left, top + scrollY, width, height].map(Math.round)}`;
              }).join(' | ');""";
    /** The longest that a person without a network may be told, and one of the longest of all. */
    private static final List<String> LONG = List.of(
            "rebeccapurple is not saved yet: this browser stores nothing for this site. Keep this page open until you’re back online, or it is lost.",
            "You can’t access this dataset. Ask the person who deployed this page to check the role’s policy and whether this AWS account can use Cognito Sync.");

    @EachEngine
    void controls_holdStillInEveryStateAtEveryWidth(Engine engine) {
        Outputs outputs = SharedCloud.outputs("pkce");
        Person person = Person.named("One Person")
                .called("One Person whose name needs very-very-very-very-very-very-very-very-much-space");
        try (Device device = engine.deviceWithNetwork(ColorScheme.LIGHT)) {
            person.signUpOverHttp(outputs);
            person.signIn(device, outputs);
            device.await("show its dataset", page -> page.shows("#data"));
            Map<Integer, Object> places = new HashMap<>();
            Look same = (page, state) -> {
                for (int width : WIDTHS) {
                    if (width > 1600 && !(engine instanceof Chromium)) {
                        continue;
                    }
                    page.resize(width, 844);
                    Object found = page.executeScript(CONTROLS);
                    assertThat(found)
                            .as("%s at %d pixels", state, width)
                            .isEqualTo(places.computeIfAbsent(width, ignored -> found));
                    page.await("fit the colour's name in", ColourNameIT::fits);
                    if (width == 320) {
                        AccessibilityIT.fits(page, state);
                    }
                }
            };
            new SiteTour(outputs).on(device, same);
            for (String text : LONG) {
                device.executeScript("document.getElementById('status').textContent = arguments[0]", text);
                same.at(device, text);
            }
        }
    }

    @EachEngine
    void complaintAboutTheField_standsBelowIt_onTheScreenWithTheFocus(Engine engine) {
        Outputs outputs = SharedCloud.outputs("pkce");
        Person person = Person.named("One Person");
        try (Device device = engine.device(ColorScheme.LIGHT)) {
            person.signUpOverHttp(outputs);
            person.signIn(device, outputs);
            for (int[] size : new int[][] {{320, 568}, {390, 844}, {1280, 720}}) {
                device.resize(size[0], size[1]);
                device.executeScript("scrollTo(0, document.documentElement.scrollHeight)");
                assertThat(Site.setColour(device, "no colour")).contains("“no colour” is not a colour");
                assertThat(device.executeScript("""
                                const field = document.getElementById('background-color');
                                const said = document.getElementById(field.getAttribute('aria-describedby'));
                                const [above, below] = [field, said].map((element) => element.getBoundingClientRect());
                                return [field.getAttribute('aria-invalid'), document.activeElement === field,
                                  /not a colour/.test(said.textContent), above.top >= 0, below.top >= above.bottom,
                                  below.top - above.bottom < 12, below.bottom <= innerHeight].join();"""))
                        .as("in %d×%d", size[0], size[1])
                        .isEqualTo("true,true,true,true,true,true,true");
                Site.setColour(device, "red");
                assertThat(device.executeScript("""
                                const { top, bottom } = document.getElementById('status').getBoundingClientRect();
                                return top >= 0 && bottom <= innerHeight;"""))
                        .as("what is said in %d×%d is seen", size[0], size[1])
                        .isEqualTo(true);
            }
        }
    }

    @EachEngine
    void pressThatSomethingComesInBetween_doesWhatWasPressed(Engine engine) {
        Outputs outputs = SharedCloud.outputs("pkce");
        Person person = Person.named("One Person");
        try (Device device = engine.device(ColorScheme.LIGHT)) {
            person.signUpOverHttp(outputs);
            person.signIn(device, outputs);
            for (String colour : List.of("lime", "red", "white", "blue")) {
                Site.setColour(device, colour);
            }
            device.click("#live");
            device.executeScript("document.querySelector('[data-colour=red]').dataset.same = 'red'");

            // Another device's colour comes while a colour of the past is pressed.
            device.typeAndHold("", "[data-same=red]", () -> {
                StoredRecords.in(outputs).set(Site.identityId(device), "preference", "background-color", "gold");
                device.await("follow", page -> page.backgroundColor().equals("rgb(255, 215, 0)"));
            });
            awaitWorn(device, RED);
            assertThat(device.shows("[data-same=red]")).as("the same element").isTrue();

            // What was typed and not set stays so when Undo is pressed, however long that takes.
            Site.setColour(device, "white");
            device.type("#background-color", "plu");
            device.typeAndHold(
                    "m", "#undo", () -> device.executeScript("return new Promise((done) => setTimeout(done, 700))"));
            awaitWorn(device, RED);
            device.await("have done", page -> !page.shows("[aria-busy=true]"));
            assertThat(device.shows("[data-colour=plum]")).isFalse();

            device.type("#background-color", "plum");
            awaitWorn(device, "rgb(221, 160, 221)");
        }
    }

    private static void awaitWorn(Device device, String colour) {
        device.await("wear " + colour, page -> page.backgroundColor().equals(colour));
    }
}
