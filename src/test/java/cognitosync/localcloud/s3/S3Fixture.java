package cognitosync.localcloud.s3;

import cognitosync.localcloud.Declarations;
import cognitosync.localcloud.TestAccount;
import cognitosync.localcloud.access.Authenticator;
import cognitosync.localcloud.access.Authorizer;
import cognitosync.localcloud.access.policy.Evaluation;
import cognitosync.localcloud.cloudformation.resource.Resource;
import cognitosync.localcloud.cloudformation.resource.ResourceHandler;
import cognitosync.localcloud.gateway.Gate;
import cognitosync.localcloud.http.Endpoint;
import cognitosync.localcloud.http.Headers;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.s3.api.S3Operation;
import cognitosync.localcloud.s3.bucket.BucketObjects;
import cognitosync.localcloud.s3.bucket.Buckets;
import cognitosync.localcloud.s3.bucket.MultipartUploads;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.DatabaseFixture;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** S3 over a database of its own, a clock that stands still until it is set, and assets that are put in by hand. */
public final class S3Fixture implements AutoCloseable {
    public static final String PUBLIC_BUCKET = """
            {"BucketName": "site", "WebsiteConfiguration": {"IndexDocument": "index.html", "ErrorDocument": "error.html"},
             "PublicAccessBlockConfiguration": {"BlockPublicAcls": true, "IgnorePublicAcls": true,
               "BlockPublicPolicy": false, "RestrictPublicBuckets": false}}
            """;
    public static final String READ_BY_ANYONE = """
            {"Bucket": "site", "PolicyDocument": {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
              "Principal": {"AWS": "*"}, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::site/*"}]}}
            """;

    final List<Evaluation> judgements = new ArrayList<>();
    public final Map<String, Path> assets = new HashMap<>();
    private final DatabaseFixture disk = new DatabaseFixture(S3.schema());
    private final Database database = disk.database();
    private final S3 s3;
    private Instant now = Instant.parse("2026-11-05T10:00:00.123Z");

    public S3Fixture() {
        s3 = new S3(new S3.Dependencies(
                database,
                () -> now,
                (bucket, key) -> Optional.ofNullable(assets.get(bucket + "/" + key)),
                (stack, text) -> text.replace("https://site.s3.eu-west-1.amazonaws.com", "http://localhost:8080"),
                TestAccount.ACCOUNT,
                judgements::add));
    }

    public void setTime(String time) {
        now = Instant.parse(time);
    }

    public BucketObjects objects() {
        return new BucketObjects(database, () -> now);
    }

    public Buckets buckets() {
        return new Buckets(database);
    }

    public ResourceHandler handler(String type) {
        return Declarations.handler(s3.handlers(), type);
    }

    public Resource deploy(String type, String properties) {
        return deploy(type, properties, Optional.empty());
    }

    public Resource deploy(String type, String properties, Optional<Resource> existing) {
        return handler(type).deploy(Declarations.of("Thing", properties, existing));
    }

    public void publicSite() {
        deploy("AWS::S3::Bucket", PUBLIC_BUCKET);
        deploy("AWS::S3::BucketPolicy", READ_BY_ANYONE);
    }

    public void put(String key, String content, String contentType) {
        objects()
                .sync(
                        "site",
                        List.of(new BucketObjects.Upload(
                                key,
                                content.getBytes(StandardCharsets.UTF_8),
                                new TreeMap<>(Map.of("content-type", contentType)))),
                        other -> false);
    }

    Endpoint website() {
        return s3.website("site");
    }

    Endpoint rest() {
        return s3.rest("site");
    }

    /** The API for callers who may do everything, with a bound on uploads. */
    public Endpoint api(long mostBytes) {
        return s3.api(
                new Gate(
                        (request, service) -> new Authenticator.Signed(TestAccount.OWNER, request),
                        (caller, action, arn, policy, keys) -> {}),
                new MultipartUploads(database, InstantSource.system(), mostBytes));
    }

    /** Each operation that is run. */
    public Map<String, S3Operation> operations() {
        return s3.operations(new MultipartUploads(database, InstantSource.system()));
    }

    public Endpoint api(Authenticator authenticator, Authorizer authorizer) {
        return s3.api(new Gate(authenticator, authorizer));
    }

    public Response website(String method, String path, String... headers) {
        return website().respond(request(method, path, headers));
    }

    public Response rest(String method, String path, String... headers) {
        return rest().respond(request(method, path, headers));
    }

    public static Request request(String method, String target, String... headers) {
        int question = target.indexOf('?');
        return new Request(
                method,
                question < 0 ? target : target.substring(0, question),
                question < 0 ? "" : target.substring(question + 1),
                Headers.of(headers),
                new byte[0]);
    }

    public static String text(Response response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    public static String header(Response response, String name) {
        return response.headers().first(name).orElse("");
    }

    @Override
    public void close() {
        disk.close();
    }
}
