package cognitosync.localcloud.s3.api;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.Declarations;
import cognitosync.localcloud.TestAccount;
import cognitosync.localcloud.access.Authenticator;
import cognitosync.localcloud.access.Authorizer;
import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.cloudformation.resource.Resource;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.iam.Role;
import cognitosync.localcloud.iam.RoleAuthorizer;
import cognitosync.localcloud.iam.Roles;
import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.s3.S3Fixture;
import cognitosync.localcloud.s3.bucket.BucketObjects;
import cognitosync.localcloud.store.DatabaseFixture;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class S3ApiTest {
    private static final String ASSETS = "cdk-hnb659fds-assets-123456789012-eu-west-1";

    @AutoClose
    private final S3Fixture s3 = new S3Fixture();

    @AutoClose
    private final DatabaseFixture disk = new DatabaseFixture(Roles.schema());

    private final Roles roles = new Roles(disk.database());

    @Test
    void respond_toWhoMayNot_makesNoAssetBucket_andDoesNotTellWhichExist() {
        Authorizer refusing = (caller, action, arn, policy, keys) -> {
            throw new AwsException("AccessDeniedException", 403, "Not to " + arn);
        };
        Response assets = call(refusing, TestAccount.OWNER, "GET", "/" + ASSETS + "/a.zip");
        assertThat(assets.status()).isEqualTo(403);
        assertThat(S3Fixture.text(assets)).contains("Not to arn:aws:s3:::" + ASSETS + "/a.zip");
        assertThat(s3.buckets().find(ASSETS)).isEmpty();
        assertThat(call(refusing, TestAccount.OWNER, "HEAD", "/nowhere").status())
                .isEqualTo(403);
    }

    @Test
    void respond_toWhoMay_makesTheAssetBucket() {
        assertThat(call((caller, action, arn, policy, keys) -> {}, TestAccount.OWNER, "HEAD", "/" + ASSETS)
                        .status())
                .isEqualTo(200);
        assertThat(s3.buckets().find(ASSETS)).isPresent();
        assertThat(call((caller, action, arn, policy, keys) -> {}, TestAccount.OWNER, "HEAD", "/nowhere")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void respond_whereTheBucketPolicyAllows_needsNoStatementOfTheRole() throws Exception {
        s3.publicSite();
        s3.put("a.txt", "hello", "text/plain");
        Caller member = member("Allow", "cognito-sync:ListDatasets");
        Response read = call(authorizer(), member, "GET", "/site/a.txt");
        assertThat(read.status()).as(S3Fixture.text(read)).isEqualTo(200);
        assertThat(S3Fixture.text(read)).isEqualTo("hello");
        assertThat(call(authorizer(), member, "PUT", "/site/a.txt").status()).isEqualTo(403);
    }

    @Test
    void respond_whereTheRoleDenies_isNotAllowedByTheBucketPolicy() throws Exception {
        s3.publicSite();
        s3.put("a.txt", "hello", "text/plain");
        Response refused = call(authorizer(), member("Deny", "s3:GetObject"), "GET", "/site/a.txt");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(S3Fixture.text(refused)).contains("explicit deny in an identity-based policy");
    }

    @Test
    void respond_whereTheBucketPolicyDenies_isAllowedByNoRole_norToTheOwner() throws Exception {
        s3.deploy("AWS::S3::Bucket", S3Fixture.PUBLIC_BUCKET);
        s3.deploy("AWS::S3::BucketPolicy", """
                {"Bucket": "site", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
                  {"Effect": "Deny", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::site/secret*"},
                  {"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::site/*",
                   "Condition": {"Bool": {"aws:SecureTransport": "false"}}}]}}
                """);
        objects("a.txt", "secret.txt");
        for (Caller caller : List.of(member("Allow", "s3:*"), TestAccount.OWNER)) {
            Response refused = call(authorizer(), caller, "GET", "/site/secret.txt");
            assertThat(refused.status()).isEqualTo(403);
            assertThat(S3Fixture.text(refused)).contains("explicit deny in a resource-based policy");
            assertThat(call(authorizer(), caller, "GET", "/site/a.txt").status())
                    .isEqualTo(200);
        }
    }

    @Test
    void respond_whereTheBucketPolicyNamesTheRole_letsItIn_butNotWhereItNamesTheAccount() throws Exception {
        s3.deploy("AWS::S3::Bucket", S3Fixture.PUBLIC_BUCKET);
        objects("a.txt");
        Caller.Identity member = member("Allow", "cognito-sync:ListDatasets");
        allow(member.roleArn());
        assertThat(call(authorizer(), member, "GET", "/site/a.txt").status()).isEqualTo(200);
        allow(member.arn());
        assertThat(call(authorizer(), member, "GET", "/site/a.txt").status()).isEqualTo(200);
        allow("arn:aws:iam::123456789012:root");
        Response refused = call(authorizer(), member, "GET", "/site/a.txt");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(S3Fixture.text(refused)).contains("no identity-based policy allows the s3:GetObject action");
    }

    @ParameterizedTest
    @CsvSource({
        "ArnNotLike, aws:PrincipalArn, arn:aws:iam::123456789012:role/cdk-*",
        "StringEquals, aws:PrincipalType, Account",
        "StringNotLike, aws:userid, cdk-deploy:*",
    })
    void respond_tellsTheAccountFromItsRole_inConditions(String operator, String key, String value) {
        s3.deploy("AWS::S3::Bucket", S3Fixture.PUBLIC_BUCKET);
        objects("a.txt");
        s3.deploy("AWS::S3::BucketPolicy", """
                {"Bucket": "site", "PolicyDocument": {"Version": "2012-10-17", "Statement": [{"Effect": "Deny",
                  "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::site/*",
                  "Condition": {"%s": {"%s": "%s"}}}]}}
                """.formatted(operator, key, value));
        Caller deployer = new Caller.Developer("arn:aws:sts::123456789012:assumed-role/cdk-deploy/me", "123456789012");
        assertThat(call(authorizer(), TestAccount.OWNER, "GET", "/site/a.txt").status())
                .isEqualTo(403);
        assertThat(call(authorizer(), deployer, "GET", "/site/a.txt").status()).isEqualTo(200);
    }

    private void allow(String principal) {
        s3.deploy("AWS::S3::BucketPolicy", """
                {"Bucket": "site", "PolicyDocument": {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
                  "Principal": {"AWS": "%s"}, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::site/*"}]}}
                """.formatted(principal));
    }

    private void objects(String... keys) {
        s3.objects()
                .sync(
                        "site",
                        Stream.of(keys)
                                .map(key -> new BucketObjects.Upload(key, new byte[] {1}, new TreeMap<>()))
                                .toList(),
                        other -> false);
    }

    private RoleAuthorizer authorizer() {
        return new RoleAuthorizer(roles, () -> Instant.parse("2026-11-22T18:35:00Z"), "eu-west-1");
    }

    private Caller.Identity member(String effect, String action) {
        Resource made = Declarations.handler(roles.handlers(new SecureRandom()), "AWS::IAM::Role")
                .deploy(Declarations.of("Member", """
                                {"AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
                                   "Principal": {"Federated": "cognito-identity.amazonaws.com"},
                                   "Action": "sts:AssumeRoleWithWebIdentity"}]},
                                 "Policies": [{"PolicyName": "P", "PolicyDocument": {"Version": "2012-10-17", "Statement":
                                   [{"Effect": "%s", "Action": "%s", "Resource": "*"}]}}]}
                                """.formatted(effect, action)));
        Role role = roles.find(made.attributes().get("Arn").asText()).orElseThrow();
        return new Caller.Identity(
                role.sessionArn("CognitoIdentityCredentials"), role.arn(), "eu-west-1:p", "eu-west-1:i", Map.of());
    }

    private Response call(Authorizer authorizer, Caller caller, String method, String path) {
        return s3.api((request, service) -> new Authenticator.Signed(caller, request), authorizer)
                .respond(S3Fixture.request(method, path));
    }
}
