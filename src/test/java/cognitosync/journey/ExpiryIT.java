package cognitosync.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.journey.browser.Answer;
import cognitosync.journey.browser.ColorScheme;
import cognitosync.journey.browser.Device;
import cognitosync.journey.browser.EachEngine;
import cognitosync.journey.browser.Engine;
import cognitosync.journey.cloud.Outputs;
import cognitosync.journey.cloud.SharedCloud;
import cognitosync.journey.cloud.StoredRecords;
import cognitosync.journey.page.Person;
import cognitosync.journey.page.Site;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A session that ends in the middle of an edit costs a sign-in, not the edit. */
class ExpiryIT {

    /** Takes an hour off the stored session: the ID token is over, the credentials are gone. */
    static final String AGE = """
            const tokens = JSON.parse(sessionStorage.getItem('colour:tokens'));
            const [head, claims, signature] = tokens.idToken.split('.');
            const aged = { ...JSON.parse(atob(claims.replace(/-/g, '+').replace(/_/g, '/'))), exp: 1 };
            tokens.idToken = [head, btoa(JSON.stringify(aged)).replace(/\\+/g, '-').replace(/\\//g, '_'), signature].join('.');
            sessionStorage.setItem('colour:tokens', JSON.stringify(tokens));
            sessionStorage.removeItem('colour:credentials');
            return tokens.refreshToken;""";

    @EachEngine
    void sessionThatEndsInTheMiddleOfAnEdit_keepsTheEdit(Engine engine) {
        Outputs outputs = SharedCloud.outputs("pkce");
        Person person = Person.named("One Person");
        try (Device device = engine.deviceWithNetwork(ColorScheme.LIGHT)) {
            person.signUpOverHttp(outputs);
            person.signIn(device, outputs);
            Site.setColour(device, "red");
            String identityId = Site.identityId(device);
            device.type("#background-color", "rgb(0, 128, 0)");
            expire(device, outputs);

            Site.press(device, "#button-set");
            // Told of the expiry, the page renews what it can: the next press finds that it cannot. But the sign-in
            // page still knows who it is: this page goes there, comes back by itself, and what was set has waited.
            device.click("#button-set");
            Site.awaitSyncState(device, "everywhere");
            assertThat(Site.isSignedIn(device)).isTrue();
            assertThat(Site.getColour(device)).contains("Your saved colour is rgb(0, 128, 0)");
            Site.awaitSyncState(device, "everywhere");
            assertThat(StoredRecords.in(outputs).of(identityId, "preference"))
                    .containsEntry("background-color", "rgb(0, 128, 0)");
        }
    }

    /** The refresh token is really revoked; the credentials are refused as those are that have expired. */
    private static void expire(Device device, Outputs outputs) {
        Object refreshToken = device.executeScript(AGE);
        Set<String> expired = device.network().calls().stream()
                .flatMap(call -> call.header("x-amz-security-token").stream())
                .collect(Collectors.toSet());
        assertThat(expired).isNotEmpty();
        device.network()
                .route((call, cloud) -> Optional.of(
                        call.isSync()
                                        && expired.contains(call.header("x-amz-security-token")
                                                .orElse(""))
                                ? Answer.json(
                                                403,
                                                "{\"message\":\"The security token included in the request is expired\"}")
                                        .with("x-amzn-ErrorType", "ExpiredTokenException")
                                        .with("Access-Control-Allow-Origin", "*")
                                        .with("Access-Control-Expose-Headers", "x-amzn-ErrorType")
                                : cloud.get()));
        assertThat(revoked(device, outputs, String.valueOf(refreshToken))).isEqualTo(200L);
    }

    /** See <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/revocation-endpoint.html">revocation endpoint</a>. */
    private static Object revoked(Device device, Outputs outputs, String refreshToken) {
        return device.executeScript(
                """
                return fetch(arguments[0], { method: 'POST', body: new URLSearchParams({ token: arguments[1], client_id: arguments[2] }) })
                  .then(({ status }) => status);""", outputs.userPoolDomain() + "/oauth2/revoke", refreshToken, outputs.stack("UserPoolClientId"));
    }
}
