package cognitosync.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.journey.browser.ColorScheme;
import cognitosync.journey.browser.Device;
import cognitosync.journey.browser.EachEngine;
import cognitosync.journey.browser.Engine;
import cognitosync.journey.cloud.Outputs;
import cognitosync.journey.cloud.SharedCloud;
import cognitosync.journey.page.Form;
import cognitosync.journey.page.Keyboard;
import cognitosync.journey.page.Person;
import cognitosync.journey.page.SignInTour;
import cognitosync.journey.page.Site;
import org.openqa.selenium.Keys;

/** Every way in: the plain HTTP address, the keyboard alone, a very small screen. */
class AccessibilityIT {

    private static final String EMAIL = "input[name=username]";
    private static final String PASSWORD = "input[name=password]";

    @EachEngine
    void websiteAddress_movesToTheAddressThatSignInComesBackTo(Engine engine) {
        Outputs outputs = SharedCloud.outputs("pkce");
        assertThat(outputs.websiteUrl()).isNotEqualTo(outputs.siteUrl()).startsWith("http://127.0.0.1:");
        try (Device device = engine.device(ColorScheme.LIGHT)) {
            device.open(outputs.websiteUrl());
            device.await("be at " + outputs.siteUrl(), page -> page.url().equals(outputs.siteUrl()));
            assertThat(device.text("#sign-in")).isNotBlank();

            device.open(outputs.websiteUrl() + "/?sign-in");
            new Form(device, "password").awaitShown();
        }
    }

    @EachEngine
    void keyboardAlone_signsInSetsAndGets(Engine engine) {
        Outputs outputs = SharedCloud.outputs("pkce");
        Person person = Person.named("One Person");
        try (Device device = engine.device(ColorScheme.LIGHT)) {
            person.signUpOverHttp(outputs);
            device.open(outputs.siteUrl());
            Keyboard keyboard = new Keyboard(device);

            keyboard.tabTo("#sign-in").press(Keys.ENTER);
            new Form(device, "password").awaitShown();
            keyboard.tabTo(EMAIL)
                    .type(person.email())
                    .tabTo(PASSWORD)
                    .type(person.password())
                    .press(Keys.ENTER);
            device.await("be signed in", Site::isSignedIn);

            keyboard.tabTo("#background-color").type("red").press(Keys.ENTER);
            device.await("save the colour", page -> Site.status(page).contains("red is saved"));
            keyboard.type("rgb(0, 0, 255)").tabTo("#button-set").press(Keys.SPACE);
            device.await("save the colour", page -> Site.status(page).contains("rgb(0, 0, 255) is saved"));
            assertThat(device.backgroundColor()).isEqualTo("rgb(0, 0, 255)");
            keyboard.tabTo("#button-get").press(Keys.ENTER);
            device.await("get the colour", page -> Site.status(page).contains("Your saved colour is"));
            keyboard.tabTo("#sign-out").press(Keys.ENTER);
            device.await("be signed out", page -> page.shows("#sign-in"));
        }
    }

    @EachEngine
    void signInOn320Pixels_showsAllWithoutScrollingSideways(Engine engine) {
        Outputs outputs = SharedCloud.outputs("pkce");
        Person person = Person.named("One Person")
                .called("One Person whose name needs very-very-very-very-very-very-very-very-much-space");
        try (Device device = engine.device(ColorScheme.LIGHT)) {
            device.resize(320, 568);
            device.open(outputs.siteUrl());
            device.text("#sign-in");
            fits(device, "signed-out");
            new SignInTour(person, outputs).on(device, AccessibilityIT::fits);
            assertThat(Site.name(device)).isEqualTo(person.name());
            Site.setColour(device, "no".repeat(90));
            fits(device, "long-error");
        }
    }

    /** Nothing to scroll to, and nothing that is cut off either. */
    static void fits(Device device, String page) {
        assertThat(device.executeScript("""
                        const wide = [...document.querySelectorAll('body, body *')]
                          .filter((element) => element.getBoundingClientRect().right > innerWidth + 0.5)
                          .map((element) => `${element.tagName}#${element.id}`);
                        const { scrollWidth } = document.documentElement;
                        return [innerWidth, ...wide, ...(scrollWidth > innerWidth ? [`page: ${scrollWidth}`] : [])].join(' ');"""))
                .as("%s in %s: width of the page, then what is wider", page, device.name())
                .isEqualTo("320");
    }
}
