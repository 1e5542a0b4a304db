package cognitosync.localcloud.s3.deployment;

import cognitosync.localcloud.cloudformation.template.DeploymentException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a bucket deployment is to do. CloudFormation hands custom resources every scalar as text, so "true" is read as true.
 *
 * @param sources what is deployed; later ones win
 * @param bucket where to
 * @param prefix empty, or ends with a slash
 * @param prune whether objects that are in no source are deleted
 * @param filter which paths are synchronized
 * @param headers response headers of every object
 * @param retained whether the objects stay when the deployment is deleted
 */
record DeploymentRequest(
        List<Source> sources,
        String bucket,
        String prefix,
        boolean prune,
        SyncFilter filter,
        Map<String, String> headers,
        boolean retained) {
    /** One asset and the markers in it. */
    record Source(String bucketName, String objectKey, Markers markers) {}

    static DeploymentRequest parse(JsonNode properties) {
        if (!flag(properties, "Extract", true)) {
            throw new DeploymentException("Extract must be true: sources that stay zipped are not supported.");
        }
        return new DeploymentRequest(
                sources(properties),
                properties.path("DestinationBucketName").asText(),
                prefix(properties.path("DestinationBucketKeyPrefix").asText("")),
                flag(properties, "Prune", true),
                SyncFilter.of(texts(properties.path("Exclude")), texts(properties.path("Include"))),
                headers(properties),
                flag(properties, "RetainOnDelete", true));
    }

    private static List<Source> sources(JsonNode properties) {
        List<String> buckets = texts(properties.path("SourceBucketNames"));
        List<String> keys = texts(properties.path("SourceObjectKeys"));
        JsonNode markers = properties.path("SourceMarkers");
        if (keys.isEmpty()
                || buckets.size() != keys.size()
                || (!markers.isMissingNode() && markers.size() != keys.size())) {
            throw new DeploymentException(
                    "SourceBucketNames, SourceObjectKeys and SourceMarkers must be lists of the same length.");
        }
        List<Source> sources = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            boolean jsonEscape = flag(properties.path("SourceMarkersConfig").path(i), "jsonEscape", false);
            sources.add(new Source(buckets.get(i), keys.get(i), new Markers(map(markers.path(i)), jsonEscape)));
        }
        return List.copyOf(sources);
    }

    // The command line that does the work on AWS takes the prefix for a folder.
    private static String prefix(String given) {
        return given.isEmpty() || given.equals("/") ? "" : given.endsWith("/") ? given : given + "/";
    }

    private static Map<String, String> headers(JsonNode properties) {
        Map<String, String> headers = new TreeMap<>();
        map(properties.path("SystemMetadata"))
                .forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        map(properties.path("UserMetadata"))
                .forEach((name, value) -> headers.put("x-amz-meta-" + name.toLowerCase(Locale.ROOT), value));
        return headers;
    }

    private static boolean flag(JsonNode node, String name, boolean otherwise) {
        return node.path(name).asText(String.valueOf(otherwise)).equalsIgnoreCase("true");
    }

    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        node.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    private static Map<String, String> map(JsonNode node) {
        Map<String, String> map = new LinkedHashMap<>();
        node.properties()
                .forEach(member -> map.put(member.getKey(), member.getValue().asText()));
        return map;
    }
}
