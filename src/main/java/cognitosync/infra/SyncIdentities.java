package cognitosync.infra;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.cognito.CfnIdentityPool;
import software.amazon.awscdk.services.cognito.CfnIdentityPool.CognitoIdentityProviderProperty;
import software.amazon.awscdk.services.cognito.CfnIdentityPoolRoleAttachment;
import software.amazon.awscdk.services.iam.FederatedPrincipal;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.Role;
import software.constructs.Construct;

/**
 * Gives each user of the user pool an identity with temporary credentials for its own datasets. There are no guests.
 *
 * <p>The identity pool is written property by property: CDK's own construct would add a role for guests even where
 * guests are not allowed.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/identity-pools.html">Identity pools</a>
 */
final class SyncIdentities extends Construct {
    private final CfnIdentityPool pool;
    private final CfnIdentityPoolRoleAttachment attachment;

    /**
     * Whose users become identities, and what these may do.
     *
     * @param providerName the user pool as a provider of logins
     * @param clientId the app client whose tokens are taken
     * @param ownDatasets policy of the authenticated role
     * @param retain whether the identities outlive the stack
     */
    record Props(String providerName, String clientId, PolicyDocument ownDatasets, boolean retain) {}

    SyncIdentities(Construct scope, String id, Props props) {
        super(scope, id);
        pool = CfnIdentityPool.Builder.create(this, "Pool")
                .allowUnauthenticatedIdentities(false)
                .allowClassicFlow(false)
                .cognitoIdentityProviders(List.of(CognitoIdentityProviderProperty.builder()
                        .providerName(props.providerName())
                        .clientId(props.clientId())
                        .serverSideTokenCheck(true)
                        .build()))
                .build();
        pool.applyRemovalPolicy(props.retain() ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY);
        attachment = CfnIdentityPoolRoleAttachment.Builder.create(this, "Roles")
                .identityPoolId(pool.getRef())
                .roles(Map.of(
                        "authenticated", authenticatedRole(props.ownDatasets()).getRoleArn()))
                .build();
    }

    String identityPoolId() {
        return pool.getRef();
    }

    /** Without it the pool hands out no credentials. */
    Construct attachment() {
        return attachment;
    }

    private Role authenticatedRole(PolicyDocument ownDatasets) {
        // Sorted: the order of a Map.of differs from one JVM to the next, and with it the text of the template.
        Map<String, Object> onlyThisPoolsUsers = new TreeMap<>(Map.of(
                "StringEquals", Map.of("cognito-identity.amazonaws.com:aud", pool.getRef()),
                "ForAnyValue:StringLike", Map.of("cognito-identity.amazonaws.com:amr", "authenticated")));
        return Role.Builder.create(this, "Authenticated")
                .description("What a signed-in user may do: read and write the datasets of the user's own identity.")
                .assumedBy(new FederatedPrincipal(
                        "cognito-identity.amazonaws.com", onlyThisPoolsUsers, "sts:AssumeRoleWithWebIdentity"))
                .inlinePolicies(Map.of("OwnDatasets", ownDatasets))
                .build();
    }
}
