package cognitosync.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.journey.browser.Browsers;
import cognitosync.journey.browser.ColorScheme;
import cognitosync.journey.browser.Device;
import cognitosync.journey.cloud.Deployment;
import cognitosync.journey.cloud.LocalCloudProcess;
import cognitosync.journey.cloud.LocalCloudSetup;
import cognitosync.journey.cloud.Outputs;
import cognitosync.journey.cloud.StoredRecords;
import cognitosync.journey.page.Person;
import cognitosync.journey.page.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The local cloud ends, politely or not, and comes back: nothing is lost, and open pages go on. */
class RestartIT {

    @TempDir
    Path folder;

    @Test
    void cloudThatWasEndedAndKilled_comesBackWithEverything() throws IOException {
        Person person = Person.named("One Person");
        LocalCloudSetup setup = LocalCloudSetup.of(
                        folder.resolve("data"),
                        Deployment.of(folder.resolve("cdk.out"), "pkce").assembly())
                .withLastingPorts();
        try (Device one = Browsers.ready().first().device(ColorScheme.LIGHT);
                Device other = Browsers.ready().second().device(ColorScheme.LIGHT);
                LocalCloudProcess cloud = LocalCloudProcess.start(setup)) {
            Outputs outputs = cloud.outputs();
            String credentials = Files.readString(outputs.credentialsFile());
            person.signUpOverHttp(outputs);
            person.signIn(one, outputs);
            person.signIn(other, outputs);
            Site.setColour(one, "red");
            String identityId = Site.identityId(one);

            cloud.stop();
            tellsThatNobodyAnswers(one);
            tellsThatNobodyAnswers(other);

            try (LocalCloudProcess ended = cloud.restart()) {
                assertThat(ended.outputs()).isEqualTo(outputs);
                assertThat(Files.readString(outputs.credentialsFile())).isEqualTo(credentials);
                assertThat(Site.getColour(other)).contains("Your saved colour is red");
                assertThat(other.backgroundColor()).isEqualTo("rgb(255, 0, 0)");
                assertThat(Site.setColour(one, "rgb(0, 0, 255)")).contains("is saved");

                ended.kill();
                try (LocalCloudProcess killed = ended.restart()) {
                    assertThat(killed.outputs()).isEqualTo(outputs);
                    goesOnAndSignsInAnew(one, person, outputs);
                    goesOnAndSignsInAnew(other, person, outputs);
                    assertThat(Site.identityId(one)).isEqualTo(identityId);
                    assertThat(Site.identityId(other)).isEqualTo(identityId);
                    assertThat(StoredRecords.in(outputs).of(identityId, "preference"))
                            .containsEntry("background-color", "rgb(0, 0, 255)");
                }
            }
        }
    }

    private static void tellsThatNobodyAnswers(Device device) {
        assertThat(Site.getColour(device)).contains("couldn’t be reached").contains("try again");
        assertThat(Site.isSignedIn(device)).isTrue();
    }

    private static void goesOnAndSignsInAnew(Device device, Person person, Outputs outputs) {
        device.executeScript("document.body.dataset.before = 'reload'; location.reload()");
        device.await("be signed in still", page -> Site.isSignedIn(page) && !page.shows("body[data-before]"));
        Site.getColour(device);
        assertThat(isBlue(device)).isTrue();

        Site.signOut(device);
        person.signIn(device, outputs);
        Site.getColour(device);
        assertThat(isBlue(device)).isTrue();
    }

    private static boolean isBlue(Device device) {
        return device.backgroundColor().equals("rgb(0, 0, 255)");
    }
}
