package cognitosync.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.OwnThread;
import cognitosync.device.CommandLineDevice;
import cognitosync.device.CommandLineDevice.Ended;
import cognitosync.device.DeviceCloud;
import cognitosync.infra.TestAssembly;
import cognitosync.journey.browser.Browsers;
import cognitosync.journey.browser.ColorScheme;
import cognitosync.journey.browser.Device;
import cognitosync.journey.cloud.Deployment;
import cognitosync.journey.cloud.LocalCloudProcess;
import cognitosync.journey.cloud.LocalCloudSetup;
import cognitosync.journey.cloud.Outputs;
import cognitosync.journey.page.Form;
import cognitosync.journey.page.Person;
import cognitosync.journey.page.Site;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.SynchronousQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The third device of a person: a command line, signed in through the person's browser. */
class CommandLineIT {

    @TempDir
    Path folder;

    @Test
    void colour_goesFromABrowserToTheCommandLine_andFromThereToBothBrowsers() throws InterruptedException {
        Path assembly = TestAssembly.synthesize(
                folder.resolve("cdk.out"),
                Deployment.BUILT_SITE,
                Map.of("deviceCallback", DeviceCloud.unusedCallback()));
        LocalCloudSetup setup = LocalCloudSetup.of(folder.resolve("data"), assembly);
        Person person = Person.named("One Person");
        try (LocalCloudProcess cloud = LocalCloudProcess.start(setup);
                Device chromium = Browsers.ready().first().device(ColorScheme.LIGHT);
                Device webkit = Browsers.ready().second().device(ColorScheme.LIGHT)) {
            Outputs outputs = cloud.outputs();
            person.signUpOverHttp(outputs);
            person.signIn(chromium, outputs);
            Site.setColour(chromium, "red");

            CommandLineDevice commandLine =
                    CommandLineDevice.of(folder.resolve("data").resolve("outputs.json"), folder.resolve("home"));
            assertThat(signIn(commandLine, webkit, person).out()).contains("Signed in as " + person.name());
            assertThat(commandLine.run("get", "background-color").lines()).containsExactly("red");

            assertThat(commandLine
                            .run("set", "background-color", "rgb(0, 0, 255)")
                            .exitCode())
                    .isZero();
            person.signIn(webkit, outputs);
            for (Device browser : new Device[] {chromium, webkit}) {
                Site.getColour(browser);
                browser.await("be blue", page -> page.backgroundColor().equals("rgb(0, 0, 255)"));
            }

            Ended doctor = commandLine.run("doctor");
            assertThat(doctor.err()).contains("11 passed, 0 failed, 0 not run");
            assertThat(doctor.exitCode()).isZero();
        }
    }

    /** The command line opens the address in the person's browser and waits; the person types name and password there. */
    private static Ended signIn(CommandLineDevice commandLine, Device browser, Person person)
            throws InterruptedException {
        SynchronousQueue<URI> addresses = new SynchronousQueue<>();
        CompletableFuture<Ended> signingIn = CompletableFuture.supplyAsync(
                () -> commandLine.with(address -> handOver(addresses, address)).run("sign-in"), OwnThread.EACH);
        browser.open(addresses.take().toString());
        new Form(browser, "password")
                .awaitShown()
                .fill("username", person.email())
                .fill("password", person.password())
                .submit();
        browser.await("come back to the command line", page -> page.text("h1").equals("You are signed in"));
        return signingIn.join();
    }

    private static boolean handOver(SynchronousQueue<URI> addresses, URI address) {
        try {
            addresses.put(address);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
