package cognitosync.localcloud.userpool;

import cognitosync.localcloud.cloudformation.resource.Declaration;
import cognitosync.localcloud.cloudformation.resource.PropertyNames;
import cognitosync.localcloud.cloudformation.resource.Resource;
import cognitosync.localcloud.cloudformation.resource.ResourceHandler;
import cognitosync.localcloud.userpool.settings.AppClients;
import cognitosync.localcloud.userpool.settings.AppClients.AppClient;
import cognitosync.localcloud.userpool.settings.AuthFlows;
import cognitosync.localcloud.userpool.settings.Pools;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * {@code AWS::Cognito::UserPoolClient}.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpoolclient.html">AWS::Cognito::UserPoolClient</a>
 */
record UserPoolClientHandler(Pools pools, AppClients clients, PhysicalIds ids) implements ResourceHandler {
    // HTTPS, HTTP on localhost only, or an app's own scheme; never a fragment.
    private static final Pattern CALLBACK = Pattern.compile(
            "(https://[^#\\s]+|http://(localhost|127\\.0\\.0\\.1|\\[::1\\])(:\\d+)?(/[^#\\s]*)?|(?!https?:)[a-z][a-z0-9+.-]*:[^#\\s]+)");
    private static final Set<String> UNITS = Set.of("seconds", "minutes", "hours", "days");

    @Override
    public String type() {
        return "AWS::Cognito::UserPoolClient";
    }

    @Override
    public PropertyNames properties() {
        return new PropertyNames(
                Set.of(
                        "AccessTokenValidity",
                        "AllowedOAuthFlows",
                        "AllowedOAuthFlowsUserPoolClient",
                        "AllowedOAuthScopes",
                        "AuthSessionValidity",
                        "CallbackURLs",
                        "EnableTokenRevocation",
                        "ExplicitAuthFlows",
                        "GenerateSecret",
                        "IdTokenValidity",
                        "LogoutURLs",
                        "PreventUserExistenceErrors",
                        "ReadAttributes",
                        "RefreshTokenRotation.Feature",
                        "RefreshTokenRotation.RetryGracePeriodSeconds",
                        "RefreshTokenValidity",
                        "SupportedIdentityProviders",
                        "TokenValidityUnits.AccessToken",
                        "TokenValidityUnits.IdToken",
                        "TokenValidityUnits.RefreshToken",
                        "UserPoolId",
                        "WriteAttributes"),
                Map.of("ClientName", "a label that no page shows"));
    }

    @Override
    public Set<String> replacedBy() {
        return Set.of("GenerateSecret", "UserPoolId");
    }

    @Override
    public Resource deploy(Declaration declaration) {
        PropertyConstraints declared = new PropertyConstraints(type(), declaration);
        String poolId = declared.required("UserPoolId");
        if (pools.find(poolId).isEmpty()) {
            throw declared.refused("UserPoolId", "names no user pool: " + poolId);
        }
        Optional<AppClient> existing = declaration
                .existing()
                .flatMap(resource -> clients.find(resource.physicalId(), poolId))
                .filter(client -> client.secret().isPresent() == generatesSecret(declaration));
        AppClient client = existing.map(before -> AppClient.of(before.id(), before.secret(), declaration.properties()))
                .orElseGet(() -> create(declaration));
        requireRunnable(declared, client);
        clients.put(client, declaration.properties());
        Map<String, JsonNode> attributes = new LinkedHashMap<>();
        attributes.put("ClientId", TextNode.valueOf(client.id()));
        client.secret().ifPresent(secret -> attributes.put("ClientSecret", TextNode.valueOf(secret)));
        return new Resource(client.id(), attributes);
    }

    // Another pool, or a secret where there was none, makes another client, as on AWS.
    private AppClient create(Declaration declaration) {
        Optional<String> secret = generatesSecret(declaration) ? Optional.of(ids.clientSecret()) : Optional.empty();
        return AppClient.of(ids.appClient(), secret, declaration.properties());
    }

    private static boolean generatesSecret(Declaration declaration) {
        return declaration.properties().path("GenerateSecret").asBoolean(false);
    }

    private static void requireRunnable(PropertyConstraints declared, AppClient client) {
        declared.requireAllOf("AllowedOAuthFlows", Set.of("code", "implicit"), "only code and implicit are supported");
        declared.requireAllOf(
                "AllowedOAuthScopes",
                Set.of("openid", "email", "phone", "profile", "aws.cognito.signin.user.admin"),
                "resource servers are not supported");
        declared.requireAllOf(
                "SupportedIdentityProviders", Set.of("COGNITO"), "other identity providers are not supported");
        declared.requireOneOf(
                "PreventUserExistenceErrors", Set.of("ENABLED", "LEGACY"), "it must be ENABLED or LEGACY");
        declared.requireOneOf(
                "RefreshTokenRotation.Feature", Set.of("ENABLED", "DISABLED"), "it must be ENABLED or DISABLED");
        declared.requireBetween("RefreshTokenRotation.RetryGracePeriodSeconds", 0, 60);
        declared.requireBetween("AuthSessionValidity", 3, 15);
        requireAuthFlows(declared);
        for (String token : new String[] {"AccessToken", "IdToken", "RefreshToken"}) {
            declared.requireOneOf("TokenValidityUnits." + token, UNITS, "it must be seconds, minutes, hours or days");
        }
        requireAddresses(declared, "CallbackURLs");
        requireAddresses(declared, "LogoutURLs");
        requireValidities(declared, client);
        if (!client.flows().isEmpty()
                && (client.callbackUrls().isEmpty() || client.scopes().isEmpty())) {
            throw declared.refused("AllowedOAuthFlows", "also needs CallbackURLs and AllowedOAuthScopes");
        }
        boolean refreshes = declared.at("ExplicitAuthFlows").toString().contains("\"ALLOW_REFRESH_TOKEN_AUTH\"");
        if (client.rotationGrace().isPresent() && refreshes) {
            throw declared.refused(
                    "ExplicitAuthFlows",
                    "has ALLOW_REFRESH_TOKEN_AUTH, which Cognito does not allow with refresh token rotation");
        }
    }

    private static void requireAuthFlows(PropertyConstraints declared) {
        List<String> flows = new ArrayList<>();
        declared.at("ExplicitAuthFlows").forEach(flow -> flows.add(flow.asText()));
        for (String flow : flows) {
            if (!AuthFlows.NAMES.contains(flow) && !AuthFlows.LEGACY.contains(flow)) {
                throw declared.refused("ExplicitAuthFlows", "has " + flow + ", which is not a flow of Cognito");
            }
        }
        if (flows.stream().anyMatch(AuthFlows.LEGACY::contains)
                && flows.stream().anyMatch(AuthFlows.NAMES::contains)) {
            throw declared.refused(
                    "ExplicitAuthFlows", "mixes values that begin with ALLOW_ with older ones; Cognito takes one kind");
        }
    }

    private static void requireAddresses(PropertyConstraints declared, String property) {
        for (JsonNode address : declared.at(property)) {
            if (!CALLBACK.matcher(address.asText()).matches() || !isUri(address.asText())) {
                throw declared.refused(
                        property,
                        "has " + address.asText() + "; it must be https, or http on localhost, without fragment");
            }
        }
    }

    private static boolean isUri(String text) {
        try {
            return new URI(text).isAbsolute();
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static void requireValidities(PropertyConstraints declared, AppClient client) {
        requireValidity(
                declared,
                "AccessTokenValidity",
                client.accessTokenValidity(),
                Duration.ofMinutes(5),
                Duration.ofDays(1));
        requireValidity(
                declared, "IdTokenValidity", client.idTokenValidity(), Duration.ofMinutes(5), Duration.ofDays(1));
        requireValidity(
                declared,
                "RefreshTokenValidity",
                client.refreshTokenValidity(),
                Duration.ofHours(1),
                Duration.ofDays(3_650));
        if (client.refreshTokenValidity().compareTo(client.idTokenValidity()) < 0
                || client.refreshTokenValidity().compareTo(client.accessTokenValidity()) < 0) {
            throw declared.refused("RefreshTokenValidity", "is shorter than the validity of the other tokens");
        }
    }

    private static void requireValidity(
            PropertyConstraints declared, String property, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw declared.refused(property, "is " + value + "; Cognito takes from " + least + " to " + most);
        }
    }

    @Override
    public void delete(String physicalId) {
        clients.delete(physicalId);
    }
}
