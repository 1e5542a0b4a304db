package cognitosync.device.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.cognitoidentity.model.IdentityDescription;
import software.amazon.awssdk.services.cognitoidentity.model.ListIdentitiesResponse;

/**
 * The identities of a pool.
 *
 * @param client with developer credentials
 * @param identityPoolId the pool
 * @see <a href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_ListIdentities.html">ListIdentities</a>
 */
public record Identities(CognitoIdentityClient client, String identityPoolId) {
    private static final int PAGE = 60;

    /**
     * One of them.
     *
     * @param id its id
     * @param logins names of the providers that it signed in with
     */
    public record Listed(String id, List<String> logins) {}

    /**
     * All of them.
     *
     * @param owners of datasets, some of whom the pool may no longer have
     */
    public List<Listed> all(Set<String> owners) {
        List<Listed> all = new ArrayList<>();
        Set<String> unknown = new TreeSet<>(owners);
        String nextToken = null;
        do {
            ListIdentitiesResponse page = page(nextToken);
            for (IdentityDescription identity : page.identities()) {
                all.add(new Listed(identity.identityId(), List.copyOf(identity.logins())));
                unknown.remove(identity.identityId());
            }
            nextToken = page.nextToken();
        } while (nextToken != null);
        unknown.forEach(owner -> all.add(new Listed(owner, List.of())));
        return all;
    }

    private ListIdentitiesResponse page(String nextToken) {
        return client.listIdentities(request ->
                request.identityPoolId(identityPoolId).maxResults(PAGE).nextToken(nextToken));
    }
}
