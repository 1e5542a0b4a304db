package cognitosync.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.journey.browser.Axe;
import cognitosync.journey.browser.Browsers;
import cognitosync.journey.browser.ColorScheme;
import cognitosync.journey.browser.Device;
import cognitosync.journey.cloud.Outputs;
import cognitosync.journey.cloud.SharedCloud;
import cognitosync.journey.page.Person;
import cognitosync.journey.page.Site;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The site on a system with few colours and without movement: the colour is still to be seen, and each state has its sign. */
class FewColoursIT {
    private static final String SIGN = """
            const { backgroundColor, backgroundImage } = getComputedStyle(document.querySelector('.state'), '::before');
            return `${backgroundColor} ${backgroundImage}`;""";

    @Test
    void savedColour_andState_areSeenWithoutTheWall() {
        Outputs outputs = SharedCloud.outputs("pkce");
        Person person = Person.named("One Person");
        try (Device device = Browsers.ready().first().deviceWithNetwork(ColorScheme.DARK)) {
            device.simplify();
            person.signUpOverHttp(outputs);
            person.signIn(device, outputs);
            Site.setColour(device, "rgb(46, 94, 170)");
            assertThat(painted(device)).isEqualTo("rgb(46, 94, 170)");
            assertThat(device.pixel(2, 2)).as("the wall itself is the system's").isEqualTo("rgb(0, 0, 0)");
            Object everywhere = device.executeScript(SIGN);
            device.disconnect();
            Site.setColour(device, "rgb(228, 87, 46)");
            Site.awaitSyncState(device, "waiting");
            assertThat(painted(device)).isEqualTo("rgb(228, 87, 46)");
            assertThat(device.executeScript(SIGN))
                    .as("the sign of what waits is another one")
                    .isNotEqualTo(everywhere);
            assertThat(Axe.findings(device)).isEmpty();
            assertThat(device.executeScript("""
                            return document.getAnimations().length
                              + [...document.querySelectorAll('*')].filter((element) =>
                                  getComputedStyle(element).transitionDuration !== '0s').length;""")).as("what moves").isEqualTo(0L);
        }
    }

    /** At the lower end of the wall. */
    private static String painted(Device device) {
        List<?> place = (List<?>) device.executeScript("""
                const { left, bottom } = document.querySelector('.wall').getBoundingClientRect();
                return [Math.round(left + 40), Math.round(bottom - 20)];""");
        return device.pixel(((Number) place.get(0)).intValue(), ((Number) place.get(1)).intValue());
    }
}
