package cognitosync.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetType;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.ResourceStatus;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/** The APIs that deploy, through the real SDKs: who has the key gets in, everybody else stays out. */
class DeploymentApiIT {
    private static final int PART = 5 * 1024 * 1024;

    @TempDir
    static Path folder;

    @AutoClose
    private static LocalCloud cloud;

    private static AwsCredentialsProvider developer;
    private static AwsCredentialsProvider user;
    private static String account;
    private static String assets;

    @BeforeAll
    static void start() {
        cloud = TestCloud.product(folder);
        account = cloud.outputs().get("LocalCloud").get("AccountId");
        assets = "cdk-hnb659fds-assets-" + account + "-eu-west-1";
        developer = TestCloud.developer(cloud);
        PersonClient sam = PersonClient.signUp(cloud, "sam@example.com");
        String token = sam.idToken();
        AwsCredentials credentials = sam.credentials(sam.identityId(token), token);
        user = StaticCredentialsProvider.create(credentials);
    }

    private static <B extends AwsClientBuilder<B, C>, C> C client(B builder, AwsCredentialsProvider credentials) {
        return builder.region(Region.EU_WEST_1)
                .endpointOverride(URI.create(cloud.outputs().get("LocalCloud").get("ApiEndpoint")))
                .credentialsProvider(credentials)
                .build();
    }

    private static S3Client s3(AwsCredentialsProvider credentials) {
        return client(S3Client.builder().forcePathStyle(true), credentials);
    }

    /** A call that needs the key. */
    private record Door(String name, Consumer<AwsCredentialsProvider> call) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Door> doors() {
        String role = "arn:aws:iam::" + account + ":role/cdk-hnb659fds-deploy-role-" + account + "-eu-west-1";
        return Stream.of(
                new Door("sts:AssumeRole", c -> client(StsClient.builder(), c)
                        .assumeRole(b -> b.roleArn(role).roleSessionName("session"))),
                new Door("ssm:GetParameter", c -> client(SsmClient.builder(), c)
                        .getParameter(b -> b.name("/cdk-bootstrap/hnb659fds/version"))),
                new Door("cloudformation:DescribeStacks", c -> cloudFormation(c)
                        .describeStacks(b -> b.stackName("CognitoSync"))),
                new Door("cloudformation:GetTemplate", c -> cloudFormation(c)
                        .getTemplate(b -> b.stackName("CognitoSync"))),
                new Door("cloudformation:DescribeStackEvents", c -> cloudFormation(c)
                        .describeStackEvents(b -> b.stackName("CognitoSync"))),
                new Door("cloudformation:CreateChangeSet", c -> cloudFormation(c)
                        .createChangeSet(b ->
                                b.stackName("CognitoSync").changeSetName("c").templateBody("{}"))),
                new Door("cloudformation:DeleteStack", c -> cloudFormation(c)
                        .deleteStack(b -> b.stackName("CognitoSync"))),
                new Door("s3:PutObject", c -> s3(c).putObject(
                                b -> b.bucket(assets).key("k"), RequestBody.fromString("x"))),
                new Door("s3:GetObject", c -> s3(c).getObjectAsBytes(
                                b -> b.bucket(assets).key("k"))),
                new Door("s3:ListBucket", c -> s3(c).listObjectsV2(b -> b.bucket(assets))),
                new Door("s3:multipart", c -> s3(c).createMultipartUpload(
                                b -> b.bucket(assets).key("k"))));
    }

    private static CloudFormationClient cloudFormation(AwsCredentialsProvider credentials) {
        return client(CloudFormationClient.builder(), credentials);
    }

    @ParameterizedTest
    @MethodSource("doors")
    void call_withoutTheKey_isRefused(Door door) {
        AwsCredentialsIdentity real = developer.resolveCredentials();
        List<AwsCredentialsProvider> others = List.of(
                AnonymousCredentialsProvider.create(),
                StaticCredentialsProvider.create(AwsBasicCredentials.create(real.accessKeyId(), "another secret")),
                StaticCredentialsProvider.create(
                        AwsBasicCredentials.create("AKIAAAAAAAAAAAAAAAAA", real.secretAccessKey())),
                user);
        for (AwsCredentialsProvider other : others) {
            assertThatThrownBy(() -> door.call().accept(other))
                    .isInstanceOfSatisfying(
                            AwsServiceException.class,
                            e -> assertThat(e.statusCode()).as(e.getMessage()).isBetween(400, 403));
        }
        assertThat(cloudFormation(developer)
                        .describeStacks(b -> b.stackName("CognitoSync"))
                        .stacks())
                .hasSize(1);
    }

    @Test
    void assumedRole_deploys_butAssumesNoOther_andNoOtherRoleCanBeAssumed() {
        String prefix = "arn:aws:iam::" + account + ":role/";
        String name = "cdk-hnb659fds-lookup-role-" + account + "-eu-west-1";
        StsClient sts = client(StsClient.builder(), developer);
        assertThat(sts.getCallerIdentity().arn()).isEqualTo("arn:aws:iam::" + account + ":root");
        Credentials issued = sts.assumeRole(b -> b.roleArn(prefix + name).roleSessionName("session"))
                .credentials();
        assertThat(issued.expiration()).isAfter(InstantSource.system().instant());
        StaticCredentialsProvider assumed = StaticCredentialsProvider.create(
                AwsSessionCredentials.create(issued.accessKeyId(), issued.secretAccessKey(), issued.sessionToken()));
        StsClient inRole = client(StsClient.builder(), assumed);
        assertThat(inRole.getCallerIdentity().arn())
                .isEqualTo("arn:aws:sts::" + account + ":assumed-role/" + name + "/session");
        assertThat(cloudFormation(assumed).listStacks().stackSummaries()).isNotEmpty();
        assertThatThrownBy(() -> inRole.assumeRole(b -> b.roleArn(prefix + name).roleSessionName("session")))
                .hasMessageContaining("not authorized");
        assertThatThrownBy(() -> sts.assumeRole(b -> b.roleArn(prefix + "admin").roleSessionName("session")))
                .hasMessageContaining("not authorized");
    }

    @Test
    void parameter_thatDoesNotExist_isNotFound() {
        SsmClient ssm = client(SsmClient.builder(), developer);
        assertThat(ssm.getParameter(b -> b.name("/cdk-bootstrap/hnb659fds/version"))
                        .parameter()
                        .value())
                .isEqualTo("32");
        assertThatThrownBy(() -> ssm.getParameter(b -> b.name("/other")))
                .isInstanceOf(ParameterNotFoundException.class);
    }

    @Test
    void unsupportedOperations_areRefusedByTheirName() {
        assertThatThrownBy(() -> cloudFormation(developer).listTypes(b -> {}))
                .isInstanceOfSatisfying(AwsServiceException.class, e -> assertThat(e.statusCode())
                        .isEqualTo(400))
                .hasMessageContaining("ListTypes");
        assertThatThrownBy(() -> s3(developer).getBucketAcl(b -> b.bucket(assets)))
                .isInstanceOfSatisfying(AwsServiceException.class, e -> assertThat(e.statusCode())
                        .isEqualTo(400))
                .hasMessageContaining("GET BUCKET?acl");
        assertThatThrownBy(() -> client(SsmClient.builder(), developer).listDocuments())
                .hasMessageContaining("ListDocuments");
        assertThatThrownBy(() -> client(StsClient.builder(), developer).getSessionToken())
                .hasMessageContaining("GetSessionToken");
    }

    @Test
    void objects_arePutWithEveryChecksum_listedPageByPage_andDeleted() {
        S3Client s3 = s3(developer);
        for (ChecksumAlgorithm algorithm :
                List.of(ChecksumAlgorithm.CRC32, ChecksumAlgorithm.SHA1, ChecksumAlgorithm.SHA256)) {
            s3.putObject(
                    b -> b.bucket(assets)
                            .key("some/" + algorithm + " <é&")
                            .checksumAlgorithm(algorithm)
                            .metadata(Map.of("colour", "red")),
                    RequestBody.fromString("content of " + algorithm));
        }
        assertThat(s3.getObjectAsBytes(b -> b.bucket(assets).key("some/SHA256 <é&"))
                        .asUtf8String())
                .isEqualTo("content of SHA256");
        assertThat(s3.headObject(b -> b.bucket(assets).key("some/SHA1 <é&")).metadata())
                .containsEntry("colour", "red");
        ListObjectsV2Response first =
                s3.listObjectsV2(b -> b.bucket(assets).prefix("some/").maxKeys(2));
        assertThat(first.isTruncated()).isTrue();
        ListObjectsV2Response rest = s3.listObjectsV2(
                b -> b.bucket(assets).prefix("some/").continuationToken(first.nextContinuationToken()));
        assertThat(Stream.concat(first.contents().stream(), rest.contents().stream())
                        .map(object -> object.key()))
                .containsExactly("some/CRC32 <é&", "some/SHA1 <é&", "some/SHA256 <é&");
        assertThat(s3.listObjectsV2(b -> b.bucket(assets).delimiter("/").prefix("so"))
                        .commonPrefixes())
                .singleElement()
                .satisfies(group -> assertThat(group.prefix()).isEqualTo("some/"));
        assertThatThrownBy(() -> s3.putObject(
                        b -> b.bucket(assets).key("bad").contentMD5("1B2M2Y8AsgTpgAmY7PhCfg=="),
                        RequestBody.fromString("not empty")))
                .isInstanceOfSatisfying(
                        S3Exception.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("BadDigest"));
        s3.deleteObject(b -> b.bucket(assets).key("some/CRC32 <é&"));
        assertThatThrownBy(() -> s3.headObject(b -> b.bucket(assets).key("some/CRC32 <é&")))
                .isInstanceOf(NoSuchKeyException.class);
        assertThatThrownBy(() -> s3.listObjectsV2(b -> b.bucket("nobodys"))).hasMessageContaining("does not exist");
    }

    @Test
    void anObjectInParts_isWholeOnceItIsCompleted() {
        S3Client s3 = s3(developer);
        byte[] large = new byte[PART];
        new Random(1).nextBytes(large);
        String id = s3.createMultipartUpload(b -> b.bucket(assets).key("parts")).uploadId();
        String one = s3.uploadPart(
                        b -> b.bucket(assets).key("parts").uploadId(id).partNumber(1), RequestBody.fromBytes(large))
                .eTag();
        String two = s3.uploadPart(
                        b -> b.bucket(assets).key("parts").uploadId(id).partNumber(2), RequestBody.fromString("end"))
                .eTag();
        CompletedPart first = CompletedPart.builder().partNumber(1).eTag(one).build();
        CompletedPart second = CompletedPart.builder().partNumber(2).eTag(two).build();
        assertThatThrownBy(() -> complete(s3, id, second, first)).hasMessageContaining("ascending");
        assertThatThrownBy(() ->
                        complete(s3, id, first, second.toBuilder().eTag(one).build()))
                .hasMessageContaining("could not be found");
        assertThat(complete(s3, id, first, second)).endsWith("-2\"");
        byte[] whole = s3.getObjectAsBytes(b -> b.bucket(assets).key("parts")).asByteArray();
        assertThat(whole).hasSize(PART + 3).startsWith(large).endsWith('e', 'n', 'd');
        assertThatThrownBy(() -> complete(s3, id, first, second)).hasMessageContaining("does not exist");
    }

    private static String complete(S3Client s3, String id, CompletedPart... parts) {
        return s3.completeMultipartUpload(
                        b -> b.bucket(assets).key("parts").uploadId(id).multipartUpload(upload -> upload.parts(parts)))
                .eTag();
    }

    @Test
    void stackOfMaven_isTheSameStackForTheApi() {
        CloudFormationClient client = cloudFormation(developer);
        Stack stack =
                client.describeStacks(b -> b.stackName("CognitoSync")).stacks().get(0);
        assertThat(stack.stackStatus()).isEqualTo(StackStatus.CREATE_COMPLETE);
        assertThat(stack.outputs())
                .allSatisfy(output -> assertThat(cloud.outputs().get("CognitoSync"))
                        .containsEntry(output.outputKey(), output.outputValue()));
        assertThat(client.listStackResources(b -> b.stackName("CognitoSync")).stackResourceSummaries())
                .hasSizeGreaterThan(10)
                .allSatisfy(each -> assertThat(each.resourceStatus()).isEqualTo(ResourceStatus.CREATE_COMPLETE));
        assertThat(client.describeStacks(b -> b.stackName("CDKToolkit"))
                        .stacks()
                        .get(0)
                        .outputs())
                .extracting(Output::outputValue)
                .contains(assets, "32");
    }

    @Test
    void changeSet_tellsWhatItWouldDo_thenDoesIt_andTheStackGoesApartFromWhatIsRetained() {
        CloudFormationClient client = cloudFormation(developer);
        String template = """
                {"Parameters": {"Index": {"Type": "String", "Default": "index.html"}},
                 "Resources": {"Kept": {"Type": "AWS::S3::Bucket", "Properties": {"BucketName": "kept-by-retain"},
                    "DeletionPolicy": "Retain"},
                  "Page": {"Type": "AWS::S3::Bucket", "Properties": {"BucketName": "%s",
                    "WebsiteConfiguration": {"IndexDocument": {"Ref": "Index"}}}}},
                 "Outputs": {"Page": {"Value": {"Ref": "Page"}}}}
                """;
        execute(client, ChangeSetType.CREATE, template.formatted("page-one"));
        Stack made = client.describeStacks(b -> b.stackName("Own")).stacks().get(0);
        assertThat(made.stackStatus()).isEqualTo(StackStatus.CREATE_COMPLETE);
        assertThat(client.getTemplate(b -> b.stackName("Own")).templateBody())
                .isEqualTo(template.formatted("page-one"));

        DescribeChangeSetResponse changes = create(client, ChangeSetType.UPDATE, template.formatted("page-two"));
        assertThat(changes.changes()).singleElement().satisfies(change -> {
            assertThat(change.resourceChange().logicalResourceId()).isEqualTo("Page");
            assertThat(change.resourceChange().replacementAsString()).isEqualTo("True");
        });
        client.executeChangeSet(b -> b.stackName("Own").changeSetName("set"));
        assertThat(client.describeStacks(b -> b.stackName("Own"))
                        .stacks()
                        .get(0)
                        .outputs())
                .extracting(Output::outputValue)
                .containsExactly("page-two");
        DescribeChangeSetResponse nothing = create(client, ChangeSetType.UPDATE, template.formatted("page-two"));
        assertThat(nothing.statusReason()).contains("didn't contain changes");

        client.deleteStack(b -> b.stackName("Own"));
        assertThatThrownBy(() -> client.describeStacks(b -> b.stackName("Own"))).hasMessageContaining("does not exist");
        assertThat(client.describeStacks(b -> b.stackName(made.stackId()))
                        .stacks()
                        .get(0)
                        .stackStatus())
                .isEqualTo(StackStatus.DELETE_COMPLETE);
        assertThat(s3(developer).listObjectsV2(b -> b.bucket("kept-by-retain")).contents())
                .isEmpty();
        assertThatThrownBy(() -> s3(developer).listObjectsV2(b -> b.bucket("page-two")))
                .hasMessageContaining("does not exist");
    }

    @Test
    void template_withRoles_needsTheCapability_andBrokenOnesAreRefused() {
        CloudFormationClient client = cloudFormation(developer);
        String role = """
                {"Resources": {"R": {"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": {}}}}}
                """;
        assertThatThrownBy(() -> client.createStack(b -> b.stackName("Roles").templateBody(role)))
                .hasMessageContaining("CAPABILITY_IAM");
        assertThatThrownBy(() -> client.createStack(b -> b.stackName("Roles")
                        .capabilities(Capability.CAPABILITY_IAM)
                        .templateBody("Resources: {}")))
                .hasMessageContaining("not JSON");
        assertThatThrownBy(() ->
                        client.createStack(b -> b.stackName("Roles").templateURL("http://localhost/nobodys/key.json")))
                .hasMessageContaining("S3 error");
        assertThatThrownBy(() -> client.updateStack(b -> b.stackName("Nobody").templateBody("{}")))
                .hasMessageContaining("does not exist");
    }

    private static void execute(CloudFormationClient client, ChangeSetType type, String template) {
        create(client, type, template);
        client.executeChangeSet(b -> b.stackName("Own").changeSetName("set"));
    }

    private static DescribeChangeSetResponse create(CloudFormationClient client, ChangeSetType type, String template) {
        client.createChangeSet(
                b -> b.stackName("Own").changeSetName("set").changeSetType(type).templateBody(template));
        return client.describeChangeSet(b -> b.stackName("Own").changeSetName("set"));
    }
}
