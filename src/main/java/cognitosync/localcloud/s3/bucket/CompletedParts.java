package cognitosync.localcloud.s3.bucket;

import cognitosync.localcloud.s3.object.S3Error;
import cognitosync.localcloud.s3.object.S3Error.S3Exception;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The list of parts that completes an object, read in one pass: each part once, and nothing is nested deeper than it may be.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_CompletedMultipartUpload.html">CompletedMultipartUpload</a>
 */
public final class CompletedParts {
    /** Ten thousand parts, each with number, ETag and a checksum of every kind, are half of it. */
    static final int MOST_BYTES = 8 * 1024 * 1024;

    private static final String CHECKSUM = "Checksum";

    private CompletedParts() {}

    /**
     * One entry.
     *
     * @param number of the part
     * @param etag in quotes
     * @param checksums those that are given, by algorithm
     */
    public record Entry(String number, String etag, Map<String, String> checksums) {}

    public static List<Entry> parse(byte[] body) {
        if (body.length > MOST_BYTES) {
            throw malformed();
        }
        try {
            XMLInputFactory factory = XMLInputFactory.newFactory();
            // Without a document type there are no entities, neither endless nor foreign ones.
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
            factory.setProperty(XMLInputFactory.IS_COALESCING, true);
            return entries(factory.createXMLStreamReader(new ByteArrayInputStream(body)));
        } catch (XMLStreamException e) {
            throw malformed();
        }
    }

    private static List<Entry> entries(XMLStreamReader xml) throws XMLStreamException {
        List<Entry> entries = new ArrayList<>();
        require(xml.nextTag() == XMLStreamConstants.START_ELEMENT
                && xml.getLocalName().equals("CompleteMultipartUpload"));
        while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
            require(xml.getLocalName().equals("Part") && entries.size() < MultipartUploads.LAST_PART);
            entries.add(entry(xml));
        }
        while (xml.hasNext()) {
            require(xml.next() != XMLStreamConstants.START_ELEMENT);
        }
        require(!entries.isEmpty());
        return entries;
    }

    private static Entry entry(XMLStreamReader xml) throws XMLStreamException {
        Map<String, String> members = new HashMap<>();
        while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
            String name = xml.getLocalName();
            // Text only: an element inside is an error of the reader.
            require(members.put(name, xml.getElementText().strip()) == null);
        }
        String etag = members.getOrDefault("ETag", "");
        return new Entry(
                members.getOrDefault("PartNumber", ""),
                etag.startsWith("\"") ? etag : '"' + etag + '"',
                checksums(members));
    }

    private static Map<String, String> checksums(Map<String, String> members) {
        Map<String, String> checksums = new TreeMap<>();
        members.forEach((name, value) -> {
            if (name.startsWith(CHECKSUM)) {
                String algorithm = name.substring(CHECKSUM.length());
                if (!PartsChecksum.ALGORITHMS.containsKey(algorithm)) {
                    throw new S3Exception(S3Error.notImplemented("The member " + name + " of a part"));
                }
                checksums.put(algorithm, value);
            } else {
                require(name.equals("PartNumber") || name.equals("ETag"));
            }
        });
        return checksums;
    }

    private static void require(boolean valid) {
        if (!valid) {
            throw malformed();
        }
    }

    private static S3Exception malformed() {
        return new S3Exception(new S3Error(
                400,
                "MalformedXML",
                "The XML you provided was not well-formed or did not validate against our published schema",
                Map.of()));
    }
}
