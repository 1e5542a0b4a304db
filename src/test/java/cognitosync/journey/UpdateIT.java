package cognitosync.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.journey.browser.Browsers;
import cognitosync.journey.browser.ColorScheme;
import cognitosync.journey.browser.Device;
import cognitosync.journey.cloud.ChangedSite;
import cognitosync.journey.cloud.Deployment;
import cognitosync.journey.cloud.LocalCloudProcess;
import cognitosync.journey.cloud.LocalCloudSetup;
import cognitosync.journey.cloud.Outputs;
import cognitosync.journey.page.Person;
import cognitosync.journey.page.Site;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A changed template on the same data folder is an update: ids, people and colours stay. */
class UpdateIT {

    private static final String RED = "rgb(255, 0, 0)";

    @TempDir
    Path folder;

    @Test
    void changedGrantAndChangedSite_keepThePersonAndTheColour() throws IOException {
        Person person = Person.named("One Person");
        LocalCloudSetup setup = LocalCloudSetup.of(
                        folder.resolve("data"),
                        Deployment.of(folder.resolve("first"), "pkce").assembly())
                .withLastingPorts();
        Path implicit = Deployment.of(folder.resolve("second"), "implicit").assembly();
        Path changed = Deployment.of(folder.resolve("third"), ChangedSite.in(folder.resolve("site")), "pkce")
                .assembly();
        try (Device one = Browsers.ready().first().device(ColorScheme.LIGHT);
                Device other = Browsers.ready().second().device(ColorScheme.LIGHT);
                LocalCloudProcess cloud = LocalCloudProcess.start(setup)) {
            Outputs outputs = cloud.outputs();
            person.signUpOverHttp(outputs);
            person.signIn(one, outputs);
            Site.setColour(one, "red");
            String identityId = Site.identityId(one);
            assertThat(grant(one)).isEqualTo("pkce");
            cloud.stop();

            try (LocalCloudProcess updated = LocalCloudProcess.start(setup.updatedTo(implicit))) {
                assertThat(updated.outputs()).isEqualTo(outputs);
                getsRed(other, person, outputs, identityId);
                assertThat(grant(other)).isEqualTo("implicit");
                Site.signOut(one);
                getsRed(one, person, outputs, identityId);
                assertThat(grant(one)).isEqualTo("implicit");
                updated.stop();
            }

            try (LocalCloudProcess updated = LocalCloudProcess.start(setup.updatedTo(changed))) {
                assertThat(updated.outputs()).isEqualTo(outputs);
                for (Device device : List.of(one, other)) {
                    device.open(outputs.siteUrl());
                    // Until the page has its dataset, Sign out may still move, and a click miss it.
                    device.await(
                            "be the new one, with its dataset",
                            page -> page.shows("#" + ChangedSite.NEW_ELEMENT) && page.shows("#data"));
                    Site.signOut(device);
                    getsRed(device, person, outputs, identityId);
                    assertThat(grant(device)).isEqualTo("pkce");
                    assertThat(device.executeScript(
                                    "return getComputedStyle(document.getElementById('card')).borderRadius"))
                            .as("the new style sheet is in use")
                            .isEqualTo(ChangedSite.NEW_RADIUS);
                }
            }
        }
    }

    private static void getsRed(Device device, Person person, Outputs outputs, String identityId) {
        person.signIn(device, outputs);
        assertThat(Site.getColour(device)).contains("Your saved colour is red");
        assertThat(device.backgroundColor()).isEqualTo(RED);
        assertThat(Site.identityId(device)).isEqualTo(identityId);
    }

    /** What the page that is shown was told. */
    private static String grant(Device device) {
        return (String)
                device.executeScript(
                        "return fetch('config.json', { cache: 'no-store' }).then((answer) => answer.json()).then(({ signIn }) => signIn)");
    }
}
