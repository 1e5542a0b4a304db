package cognitosync.localcloud.console;

import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.protocol.JsonProtocol;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** A small cloud to look at: one stack, one bucket, one pool of each kind, one person. */
final class ConsoleSampleData implements StackSource, BucketSource, UserSource, IdentitySource, DatasetSource {
    static final String POOL = "eu-west-1:11111111-1111-1111-1111-111111111111";
    static final String IDENTITY = "eu-west-1:22222222-2222-2222-2222-222222222222";
    static final String ROLE = "arn:aws:iam::123456789012:role/Test-Role-ABC";
    static final String USER_POOL = "eu-west-1_Pool";
    static final String SUB = "33333333-3333-3333-3333-333333333333";
    static final Instant AT = Instant.parse("2026-11-22T12:00:00Z");
    static final String OWN = "arn:aws:cognito-sync:eu-west-1:123456789012:identitypool/%s/identity/%s/*";
    static final String TRUST = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
              "Principal": {"Federated": "cognito-identity.amazonaws.com"}, "Action": "sts:AssumeRoleWithWebIdentity",
              "Condition": {"StringEquals": {"cognito-identity.amazonaws.com:aud": "%s"},
                "ForAnyValue:StringLike": {"cognito-identity.amazonaws.com:amr": "authenticated"}}}]}""".formatted(POOL);
    static final String POLICY = """
            {"Version": "2012-10-17", "Statement": [{"Sid": "Own", "Effect": "Allow",
              "Action": ["cognito-sync:ListRecords", "cognito-sync:UpdateRecords"],
              "Resource": "arn:aws:cognito-sync:eu-west-1:123456789012:identitypool/\
            ${cognito-identity.amazonaws.com:aud}/identity/${cognito-identity.amazonaws.com:sub}/*"}]}""";

    final List<String> done = new ArrayList<>();
    int users = 1;
    int events = 1;
    int whole;
    int mostEvents;
    final Set<String> secrets = new LinkedHashSet<>();
    final List<Entry> records = new ArrayList<>(List.of(
            new Entry("background-color", Optional.of("teal"), 6, AT, IDENTITY),
            new Entry("note", Optional.of("<script>alert(1)</script>"), 7, AT, IDENTITY),
            new Entry("trap", Optional.of("url(http://evil.example/)"), 7, AT, IDENTITY),
            new Entry("old", Optional.empty(), 5, AT, IDENTITY)));

    static JsonNode json(String text) {
        try {
            return JsonProtocol.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static String role(String pool) {
        return "{\"AssumeRolePolicyDocument\": " + TRUST.replace('"' + POOL + '"', pool)
                + ", \"Policies\": [{\"PolicyName\": \"OwnDatasets\", \"PolicyDocument\": " + POLICY + "}]}";
    }

    @Override
    public List<Stack> stacks() {
        whole++;
        return templates();
    }

    @Override
    public List<Event> events(String stackId, Optional<String> from, int limit) {
        mostEvents = Math.max(mostEvents, limit);
        return IntStream.iterate(from.map(Integer::parseInt).orElse(events), number -> number > 0, number -> number - 1)
                .limit(limit)
                .mapToObj(number -> new Event(
                        "" + number,
                        AT,
                        "Role",
                        "AWS::IAM::Role",
                        "CREATE_FAILED",
                        "Because <i>so</i> " + number + "."))
                .toList();
    }

    @Override
    public List<Stack> templates() {
        return List.of(new Stack(
                "Test",
                "arn:aws:cloudformation:eu-west-1:123456789012:stack/Test/1",
                "UPDATE_ROLLBACK_COMPLETE",
                "Bucket <b>Site</b> is taken",
                Map.of("SiteUrl", "http://localhost:8080/index.html", "Script", "javascript:alert(1)"),
                List.of(new StackResource(
                        "Role", "AWS::IAM::Role", "Test-Role-ABC", "CREATE_COMPLETE", json(role('"' + POOL + '"')))),
                json("{\"Resources\": {\"Role\": {\"Type\": \"AWS::IAM::Role\", \"Properties\": "
                        + role("{\"Ref\": \"Pool\"}") + "}}}")));
    }

    @Override
    public Set<String> secrets() {
        return secrets;
    }

    @Override
    public List<Bucket> buckets() {
        return List.of(new Bucket("site", true, 150, 2_048));
    }

    @Override
    public List<StoredObject> objects(String bucket, String after, int limit) {
        return IntStream.range(0, 150)
                .mapToObj("assets/<b>%03d.js"::formatted)
                .filter(key -> bucket.equals("site") && key.compareTo(after) > 0)
                .limit(limit)
                .map(key -> new StoredObject(key, 10, "text/javascript", "no-cache", AT))
                .toList();
    }

    @Override
    public List<String> pools() {
        return List.of(USER_POOL);
    }

    @Override
    public List<User> users(String poolId, String after, int limit) {
        return IntStream.range(0, poolId.equals(USER_POOL) ? users : 0)
                .mapToObj(i -> new User(SUB, "sam@example.com", "<b>Sam</b>", false, false, AT))
                .toList();
    }

    @Override
    public Optional<User> find(String poolId, String sub) {
        return users(poolId, "", 1).stream()
                .filter(user -> poolId.equals(USER_POOL) && user.sub().equals(sub))
                .findFirst();
    }

    @Override
    public void confirm(String poolId, String sub) {
        if (find(poolId, sub).isEmpty()) {
            throw new AwsException("UserNotFoundException", 400, "There is no such user any more.");
        }
        done.add("confirmed " + poolId + " " + sub);
    }

    @Override
    public void delete(String poolId, String sub) {
        done.add("deleted " + poolId + " " + sub);
    }

    @Override
    public List<Identity> identities(String poolId, String after, int limit) {
        if (!List.of(POOL, USER_POOL).contains(poolId)) {
            return List.of();
        }
        return List.of(new Identity(
                IDENTITY,
                POOL,
                List.of(new Login("cognito-idp.eu-west-1.amazonaws.com/" + USER_POOL, SUB)),
                false,
                AT));
    }

    @Override
    public Optional<Identity> find(String identityId) {
        return identities(POOL, "", 1).stream()
                .filter(identity -> identity.id().equals(identityId))
                .findFirst();
    }

    @Override
    public Total total(String identityPoolId, String identityId) {
        return new Total(1, 19);
    }

    @Override
    public List<Dataset> datasets(String identityPoolId, String identityId, int limit) {
        return List.of(new Dataset("preference", 7, 2, 19, AT, IDENTITY));
    }

    @Override
    public List<Entry> records(
            String identityPoolId, String identityId, String datasetName, RecordPlace after, int limit) {
        return records.stream()
                .dropWhile(entry -> after.syncCount() > 0
                        && (entry.syncCount() < after.syncCount()
                                || (entry.syncCount() == after.syncCount()
                                        && entry.key().compareTo(after.key()) <= 0)))
                .limit(limit)
                .toList();
    }
}
