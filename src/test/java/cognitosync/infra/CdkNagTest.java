package cognitosync.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagReportFormat;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Aspects;

/**
 * The stack under the rules of cdk-nag; each exception has its reason beside it.
 *
 * @see <a href="https://github.com/cdklabs/cdk-nag/blob/main/RULES.md">Rules of cdk-nag</a>
 */
@ResourceLock(TestAssembly.KERNEL)
class CdkNagTest {
    private static final String BUCKET = "Website/Bucket/Resource";
    private static final String POLICY = "Website/Bucket/Policy/Resource";
    private static final String USERS = "SignIn/Users/Resource";
    private static final String ROLE = "SyncIdentities/Authenticated/Resource";
    private static final String FUNCTION = "Custom::CDKBucketDeployment8693BB64968944B69AAFB0CC9EB8756C/";
    private static final String FUNCTION_ROLE = FUNCTION + "ServiceRole/Resource";
    private static final String FUNCTION_POLICY = FUNCTION + "ServiceRole/DefaultPolicy/Resource";

    private static final String HTTP_ONLY = "Website endpoints speak HTTP only: a policy that demands TLS would close"
            + " the website. Sign-in happens on the REST endpoint, over HTTPS.";
    private static final String PUBLIC_ON_PURPOSE = "A public website without a content delivery network in front:"
            + " anyone may read objects, by policy; ACLs stay blocked, and nobody may list or write.";
    private static final String OF_CDK = "Comes with the CDK's own function, which copies the site into the bucket; no"
            + " user's credentials reach it.";

    /** What is not taken in the stack of Cognito Sync only. */
    private static final Exemption OWN_DATASETS = new Exemption(
            "IAM5",
            ROLE,
            "All datasets of one identity, the user's own: the wildcard stands after the identity's id.",
            "Resource::arn:<AWS::Partition>:cognito-sync:<AWS::Region>:<AWS::AccountId>:identitypool/"
                    + "<cognito-identity.amazonaws.com:aud>/identity/<cognito-identity.amazonaws.com:sub>/*");

    /** What is not taken in the stack of AppSync only. */
    private static final Exemption BRIEF_LOGS = new Exemption(
            "ASC3", "Api/GraphQl", "Verbose logs would have headers, arguments and results: the users' own values.");

    /** What is not taken with any backend, where, and why. */
    private static final List<Exemption> EXEMPTIONS = List.of(
            new Exemption(
                    "S1", BUCKET, "Access logs need a bucket of their own, which would outlive a demo's destroy."),
            new Exemption("S2", BUCKET, PUBLIC_ON_PURPOSE),
            new Exemption("S5", BUCKET, PUBLIC_ON_PURPOSE),
            new Exemption("S10", BUCKET, HTTP_ONLY),
            new Exemption("S10", POLICY, HTTP_ONLY),
            new Exemption("COG2", USERS, "The site has no page on which a user could enrol a second factor."),
            new Exemption("COG3", USERS, "Threat protection needs the Plus tier, which costs per user and month."),
            new Exemption(
                    "IAM4",
                    FUNCTION_ROLE,
                    OF_CDK,
                    "Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"),
            new Exemption(
                    "IAM5",
                    FUNCTION_POLICY,
                    OF_CDK,
                    "Action::s3:GetBucket*",
                    "Action::s3:GetObject*",
                    "Action::s3:List*",
                    "Action::s3:Abort*",
                    "Action::s3:DeleteObject*",
                    "Resource::arn:<AWS::Partition>:s3:::cdk-hnb659fds-assets-<AWS::AccountId>-<AWS::Region>/*",
                    "Resource::<WebsiteBucket4326D7C2.Arn>/*"),
            new Exemption("L1", FUNCTION + "Resource", OF_CDK));

    /** A rule that a resource need not follow; a rule on wildcards only for the findings that are named. */
    private record Exemption(String rule, String path, String reason, List<String> findings) {
        Exemption(String rule, String path, String reason, String... findings) {
            this(rule, path, reason, List.of(findings));
        }

        String finding() {
            return "AwsSolutions-" + rule + " at CognitoSync/" + path;
        }

        void applyTo(SyncStack stack) {
            NagPackSuppression.Builder suppression =
                    NagPackSuppression.builder().id("AwsSolutions-" + rule).reason(reason);
            if (!findings.isEmpty()) {
                suppression.appliesTo(findings);
            }
            NagSuppressions.addResourceSuppressionsByPath(stack, "/CognitoSync/" + path, List.of(suppression.build()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cognito-sync", "dynamodb", "appsync"})
    void stack_followsEveryRuleThatIsNotExemptedWithAReason(String backend, @TempDir Path folder) throws IOException {
        assertThat(check(folder, Map.of("backend", backend), exemptions(backend))
                        .get("Non-Compliant"))
                .isNull();
    }

    /** An exemption that nothing needs any more would hide the next finding. */
    @ParameterizedTest
    @ValueSource(strings = {"cognito-sync", "dynamodb", "appsync"})
    void exemptions_areExactlyWhatTheRulesFind(String backend, @TempDir Path folder) throws IOException {
        assertThat(check(folder, Map.of("backend", backend), List.of()).get("Non-Compliant"))
                .isEqualTo(exemptions(backend).stream().map(Exemption::finding).collect(Collectors.toSet()));
    }

    /** The form needs no exemption of its own. */
    @Test
    void form_followsTheSameRulesWithTheSameExemptions(@TempDir Path folder) throws IOException {
        Map<String, String> context = Map.of("signIn", "form");
        assertThat(check(folder, context, exemptions("cognito-sync")).get("Non-Compliant"))
                .isNull();
    }

    private static List<Exemption> exemptions(String backend) {
        List<Exemption> exemptions = new ArrayList<>(EXEMPTIONS);
        if (backend.equals("cognito-sync")) {
            exemptions.add(OWN_DATASETS);
        }
        if (backend.equals("appsync")) {
            exemptions.add(BRIEF_LOGS);
        }
        return exemptions;
    }

    /** Findings by verdict. */
    private static Map<String, Set<String>> check(Path folder, Map<String, String> context, List<Exemption> exemptions)
            throws IOException {
        App app = TestAssembly.app(folder, context);
        // The report is read here; without this the synthesis fails on the first finding instead.
        app.getNode().setContext("@aws-cdk/core:annotationsInValidationReport", false);
        SyncStack stack = TestAssembly.stack(app, TestAssembly.SITE_FIXTURE);
        Aspects.of(app)
                .add(AwsSolutionsChecks.Builder.create()
                        .reportFormats(List.of(NagReportFormat.JSON))
                        .build());
        exemptions.forEach(exemption -> exemption.applyTo(stack));
        app.synth();
        JsonNode report = new ObjectMapper()
                .readTree(folder.resolve("AwsSolutions-CognitoSync-NagReport.json")
                        .toFile());
        return report.get("lines")
                .valueStream()
                .collect(Collectors.groupingBy(
                        line -> line.get("compliance").asText(),
                        Collectors.mapping(
                                line -> line.get("ruleId").asText() + " at "
                                        + line.get("resourceId").asText(),
                                Collectors.toSet())));
    }
}
