package cognitosync.conformance;

import java.net.URI;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.cognitoidentity.model.Credentials;
import software.amazon.awssdk.services.cognitoidentity.model.GetCredentialsForIdentityResponse;

/**
 * A person, or a guest, in an identity pool.
 *
 * @param credentials temporary ones
 */
record SignedIn(String identityPoolId, String identityId, AwsCredentials credentials) {

    /** Without logins it is a guest. */
    static SignedIn in(String identityPoolId, Map<String, String> logins, URI endpoint) {
        try (CognitoIdentityClient client = client(endpoint)) {
            String identityId = client.getId(
                            request -> request.identityPoolId(identityPoolId).logins(logins))
                    .identityId();
            return with(client, identityPoolId, identityId, logins);
        }
    }

    /** This identity after it signs in; another one where the logins have an identity already. */
    SignedIn with(Map<String, String> logins, URI endpoint) {
        try (CognitoIdentityClient client = client(endpoint)) {
            return with(client, identityPoolId, identityId, logins);
        }
    }

    private static SignedIn with(
            CognitoIdentityClient client, String identityPoolId, String identityId, Map<String, String> logins) {
        GetCredentialsForIdentityResponse answer = client.getCredentialsForIdentity(
                request -> request.identityId(identityId).logins(logins));
        Credentials issued = answer.credentials();
        return new SignedIn(
                identityPoolId,
                answer.identityId(),
                AwsSessionCredentials.create(issued.accessKeyId(), issued.secretKey(), issued.sessionToken()));
    }

    private static CognitoIdentityClient client(URI endpoint) {
        return CognitoIdentityClient.builder()
                .endpointOverride(endpoint)
                .region(Region.of(CloudUnderTest.REGION))
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .build();
    }
}
