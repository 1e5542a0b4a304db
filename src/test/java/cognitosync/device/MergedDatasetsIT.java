package cognitosync.device;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.device.CommandLineDevice.Ended;
import cognitosync.localcloud.PersonClient;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;

/** A guest of another app on the same pool turns out to be the person who is signed in on this device. */
class MergedDatasetsIT {
    @TempDir
    Path folder;

    @Test
    void whatTheGuestWrote_isFoldedIntoTheOwnDataset_andItsCopyGoes() {
        try (DeviceCloud cloud = DeviceCloud.startWith(folder, Population::allowGuests);
                Population pool = Population.of(cloud.cloud().outputs())) {
            PersonClient person = PersonClient.signUp(cloud.cloud().outputs(), "guest@example.com");
            CommandLineDevice device = cloud.signedIn("device", person);
            device.run("set", "colour", "mine");
            assertThat(device.run("sync").exitCode()).isZero();
            device.run("set", "--offline", "size", "10");

            String guest = pool.grow(1, 0).get(0);
            pool.write(guest, "preference", Map.of("colour", "the guest's", "font", "serif"));
            Map<String, String> logins = person.logins(person.idToken());
            try (CognitoIdentityClient identities =
                    Population.identities(cloud.cloud().outputs())) {
                identities.getCredentialsForIdentity(
                        request -> request.identityId(guest).logins(logins));
            }
            assertThat(device.run("list", "--dataset", "preference." + guest).lines())
                    .containsExactly("colour = the guest's", "font = serif");

            Ended synced = device.run("sync", "--on-conflict", "local");
            assertThat(synced.lines()).containsExactly("pushed: font", "pushed: size", "conflict resolved: colour");
            assertThat(synced.err()).contains("deleted the copies: preference." + guest);
            assertThat(device.run("list").lines()).containsExactly("colour = mine", "font = serif", "size = 10");
            assertThat(device.run("datasets").lines())
                    .singleElement()
                    .asString()
                    .startsWith("preference ");
            assertThat(device.run("sync", "--json").out()).contains("\"pushed\":[]", "\"merged\":[]");
        }
    }
}
