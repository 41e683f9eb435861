"""The metadata packets of finished files (XMP, ISO 16684-1), written whole so that equal content gives equal bytes."""

from __future__ import annotations

from dataclasses import dataclass
from xml.sax.saxutils import escape

# No clock: the same content is the same file, whenever it is built.
CREATED = (2000, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class FileIdentity:
    """What Info and XMP both say of a file; `digest` is 32 hexadecimal digits of its content."""

    title: str
    author: str
    language: str
    digest: str
    version: str


def info_date() -> str:
    """The date as Info writes it (ISO 32000-1, 7.9.4)."""
    return "D:{:04}{:02}{:02}{:02}{:02}{:02}Z".format(*CREATED)


def xmp_date() -> str:
    """The date as XMP writes it (ISO 8601)."""
    return "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z".format(*CREATED)


def xmp_packet(identity: FileIdentity, producer: str, pdfx: str | None) -> bytes:
    """A press file's packet; `pdfx` is the version that is claimed (`PDF/X-4`), None where the standard wants no claim in XMP."""
    claim = f"  <pdfxid:GTS_PDFXVersion>{pdfx}</pdfxid:GTS_PDFXVersion>\n" if pdfx else ""
    press = """  <pdf:Trapped>False</pdf:Trapped>
  <xmpMM:VersionID>1</xmpMM:VersionID>
  <xmpMM:RenditionClass>default</xmpMM:RenditionClass>
"""
    return _packet('   xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/"', claim + _facts(identity, producer) + press)


def screen_packet(identity: FileIdentity, producer: str) -> bytes:
    """The packet of a file that is PDF/UA-1 and PDF/A-2u at once.

    PDF/A wants every property described that it does not know (ISO 19005-2, 6.6.2.3.3): those of pdfuaid.
    """
    claims = """  <pdfaid:part>2</pdfaid:part>
  <pdfaid:conformance>U</pdfaid:conformance>
  <pdfuaid:part>1</pdfuaid:part>
"""
    spaces = """   xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
   xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"
   xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
   xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
   xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/\""""
    return _packet(spaces, claims + _facts(identity, producer) + _PDFUA_SCHEMA)


_PDFUA_SCHEMA = """  <pdfaExtension:schemas>
   <rdf:Bag>
    <rdf:li rdf:parseType="Resource">
     <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
     <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
     <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
     <pdfaSchema:property>
      <rdf:Seq>
       <rdf:li rdf:parseType="Resource">
        <pdfaProperty:name>part</pdfaProperty:name>
        <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
        <pdfaProperty:category>internal</pdfaProperty:category>
        <pdfaProperty:description>Part of ISO 14289 to which the file conforms</pdfaProperty:description>
       </rdf:li>
      </rdf:Seq>
     </pdfaSchema:property>
    </rdf:li>
   </rdf:Bag>
  </pdfaExtension:schemas>
"""


def _facts(identity: FileIdentity, producer: str) -> str:
    """What every edition says of itself."""
    date = xmp_date()
    creator = (
        f"  <dc:creator><rdf:Seq><rdf:li>{escape(identity.author)}</rdf:li></rdf:Seq></dc:creator>\n" if identity.author else ""
    )
    return f"""  <dc:format>application/pdf</dc:format>
  <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(identity.title)}</rdf:li></rdf:Alt></dc:title>
{creator}  <dc:language><rdf:Bag><rdf:li>{escape(identity.language)}</rdf:li></rdf:Bag></dc:language>
  <pdf:Producer>{escape(producer)}</pdf:Producer>
  <xmp:CreateDate>{date}</xmp:CreateDate>
  <xmp:ModifyDate>{date}</xmp:ModifyDate>
  <xmp:MetadataDate>{date}</xmp:MetadataDate>
  <xmp:CreatorTool>{escape(producer)}</xmp:CreatorTool>
  <xmpMM:DocumentID>uuid:{_uuid(identity.digest)}</xmpMM:DocumentID>
  <xmpMM:InstanceID>uuid:{_uuid(identity.version)}</xmpMM:InstanceID>
"""


def _packet(spaces: str, properties: str) -> bytes:
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
 <rdf:Description rdf:about=""
   xmlns:dc="http://purl.org/dc/elements/1.1/"
   xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
{spaces}
   xmlns:xmp="http://ns.adobe.com/xap/1.0/"
   xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">
{properties} </rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>""".encode()


def _uuid(digest: str) -> str:
    """A digest in the form of a name-based UUID (RFC 9562, version 8)."""
    d = digest
    return f"{d[:8]}-{d[8:12]}-8{d[13:16]}-a{d[17:20]}-{d[20:32]}"
