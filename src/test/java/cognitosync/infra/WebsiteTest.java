package cognitosync.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.assertions.Match;

@ResourceLock(TestAssembly.KERNEL)
class WebsiteTest {
    private static final String DEPLOYMENT = "Custom::CDKBucketDeployment";

    private final Synthesized stack = Synthesized.byDefault();
    private final Synthesized form = Synthesized.with(Map.of("signIn", "form"));

    @Test
    void bucket_blocksAclsOnly() {
        stack.template()
                .hasResourceProperties(
                        "AWS::S3::Bucket",
                        Map.of(
                                "PublicAccessBlockConfiguration",
                                Match.exact(Map.of(
                                        "BlockPublicAcls", true,
                                        "IgnorePublicAcls", true,
                                        "BlockPublicPolicy", false,
                                        "RestrictPublicBuckets", false)),
                                "OwnershipControls",
                                Map.of("Rules", List.of(Map.of("ObjectOwnership", "BucketOwnerEnforced"))),
                                "AccessControl",
                                Match.absent()));
    }

    @Test
    void bucketPolicy_letsAnyoneReadObjectsAndNothingElse() {
        Map<?, ?> document = (Map<?, ?>) stack.theOnly("AWS::S3::BucketPolicy").get("PolicyDocument");
        List<Map<?, ?>> forAnyone = ((List<?>) document.get("Statement"))
                .stream()
                        .<Map<?, ?>>map(Map.class::cast)
                        .filter(statement -> Map.of("AWS", "*").equals(statement.get("Principal")))
                        .toList();
        assertThat(forAnyone).hasSize(1);
        assertThat(forAnyone.get(0).get("Effect")).isEqualTo("Allow");
        assertThat(forAnyone.get(0).get("Action")).isEqualTo("s3:GetObject");
        assertThat(Synthesized.text(forAnyone.get(0).get("Resource"))).matches("\\$\\{WebsiteBucket\\w+\\.Arn}/\\*");
    }

    @Test
    void deployments_areTheTwoAndShareOneFunction() {
        stack.template().resourceCountIs(DEPLOYMENT, 2);
        Object function = Map.of("Fn::GetAtt", List.of(deploymentFunction(), "Arn"));
        stack.template().allResourcesProperties(DEPLOYMENT, Map.of("ServiceToken", function));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SyncIdentitiesRoles", "SignInUsersDomain", "SignInLook", "WebsiteBucketPolicy"})
    void deployments_waitForWhatMakesTheSiteUsable(String needed) {
        assertThat(stack.ofType(DEPLOYMENT).values())
                .allSatisfy(deployment -> assertThat((List<?>) deployment.get("DependsOn"))
                        .anySatisfy(name -> assertThat((String) name).startsWith(needed)));
    }

    @Test
    void root_comesAfterTheAssetsThatItNames() {
        String assets = stack.ofType(DEPLOYMENT).keySet().stream()
                .filter(name -> name.startsWith("SiteDeploymentAssets"))
                .findFirst()
                .orElseThrow();
        Map<String, Object> root = stack.ofType(DEPLOYMENT).entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("SiteDeploymentRoot"))
                .findFirst()
                .orElseThrow()
                .getValue();
        assertThat((List<?>) root.get("DependsOn"))
                .anySatisfy(name -> assertThat(name).isEqualTo(assets));
    }

    @Test
    void index_carriesAPolicyThatNamesExactlyItsOwnServices() {
        Matcher policy = Pattern.compile("http-equiv=\"Content-Security-Policy\" content=\"([^\"]*)\"")
                .matcher(stack.deployedFile("index.html"));
        assertThat(policy.find()).isTrue();
        assertThat(policy.group(1).replaceAll("SignInUsersDomain\\w+", "Domain").split("; "))
                .containsExactly(
                        "default-src 'none'",
                        "script-src 'self'",
                        "style-src 'self'",
                        "img-src 'self' data:",
                        "connect-src 'self' https://${Domain}.auth.${AWS::Region}.amazoncognito.com"
                                + " https://cognito-identity.${AWS::Region}.amazonaws.com"
                                + " https://cognito-sync.${AWS::Region}.amazonaws.com",
                        "manifest-src 'self'",
                        "worker-src 'self'",
                        "base-uri 'none'",
                        "form-action 'none'");
    }

    @Test
    void index_knowsItsOwnAddress() {
        assertThat(stack.deployedFile("index.html"))
                .containsPattern(
                        "rel=\"canonical\" href=\"https://\\$\\{WebsiteBucket\\w+\\.RegionalDomainName}/index\\.html\"")
                .doesNotContain("%SITE_URL%", "%CONTENT_SECURITY_POLICY%");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pkce", "implicit"})
    void config_holdsEveryAddressAndId(String grant) throws Exception {
        Synthesized chosen = Synthesized.with(Map.of("signIn", grant));
        String config = chosen.deployedFile("config.json").replaceAll("\\$\\{(\\w+?)[0-9A-F]{8}", "\\${$1");
        JsonNode expected = new ObjectMapper().readTree("""
                { "region": "${AWS::Region}",
                  "siteUrl": "https://${WebsiteBucket.RegionalDomainName}/index.html",
                  "signIn": "GRANT",
                  "userPool": {
                    "id": "${SignInUsers}",
                    "clientId": "${SignInSite}",
                    "domain": "https://${SignInUsersDomain}.auth.${AWS::Region}.amazoncognito.com",
                    "provider": "${SignInUsers.ProviderName}" },
                  "scopes": ["openid", "email", "profile"],
                  "identityPool": {
                    "id": "${SyncIdentitiesPool}",
                    "endpoint": "https://cognito-identity.${AWS::Region}.amazonaws.com" },
                  "sync": { "endpoint": "https://cognito-sync.${AWS::Region}.amazonaws.com" } }
                """.replace("GRANT", grant));
        assertThat(new ObjectMapper().readTree(config)).isEqualTo(expected);
    }

    /** The policy of passwords is that of the pool. */
    @Test
    void config_ofTheForm_holdsTheApiAndThePasswordPolicyInsteadOfPages() throws Exception {
        JsonNode config = new ObjectMapper()
                .readTree(form.deployedFile("config.json").replaceAll("\\$\\{(\\w+?)[0-9A-F]{8}", "\\${$1"));
        assertThat(config.get("signIn").asText()).isEqualTo("form");
        assertThat(config.has("scopes")).isFalse();
        assertThat(config.get("userPool")).isEqualTo(new ObjectMapper().readTree("""
                { "id": "${SignInUsers}",
                  "clientId": "${SignInSite}",
                  "endpoint": "https://cognito-idp.${AWS::Region}.amazonaws.com",
                  "provider": "${SignInUsers.ProviderName}",
                  "passwordPolicy":
                    { "minLength": 12, "lowercase": true, "uppercase": true, "digits": true, "symbols": true } }
                """));
        JsonNode ofThePool = new ObjectMapper()
                .valueToTree(form.theOnly("AWS::Cognito::UserPool"))
                .at("/Policies/PasswordPolicy");
        JsonNode shown = config.at("/userPool/passwordPolicy");
        assertThat(ofThePool.get("MinimumLength")).isEqualTo(shown.get("minLength"));
        assertThat(ofThePool.get("RequireLowercase")).isEqualTo(shown.get("lowercase"));
        assertThat(ofThePool.get("RequireUppercase")).isEqualTo(shown.get("uppercase"));
        assertThat(ofThePool.get("RequireNumbers")).isEqualTo(shown.get("digits"));
        assertThat(ofThePool.get("RequireSymbols")).isEqualTo(shown.get("symbols"));
    }

    @Test
    void index_ofTheForm_connectsToTheApiOfTheUserPoolInsteadOfPages() {
        assertThat(form.deployedFile("index.html"))
                .contains("connect-src 'self' https://cognito-idp.${AWS::Region}.amazonaws.com"
                        + " https://cognito-identity.${AWS::Region}.amazonaws.com"
                        + " https://cognito-sync.${AWS::Region}.amazonaws.com; ")
                .doesNotContain("amazoncognito");
    }

    @Test
    void index_hasTheFormOnlyIfPeopleSignInWithIt() {
        assertThat(form.deployedFile("index.html")).contains("<template id=\"step-sign-in\">");
        assertThat(stack.deployedFile("index.html")).doesNotContain("<template", "%SIGN_IN_FORM%");
    }

    private String deploymentFunction() {
        return stack.ofType("AWS::Lambda::Function").keySet().stream()
                .filter(name -> name.startsWith("CustomCDKBucketDeployment"))
                .findFirst()
                .orElseThrow();
    }
}
