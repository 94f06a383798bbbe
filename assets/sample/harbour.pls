<?xml version="1.0" encoding="UTF-8"?>
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="en">
  <!-- How the people and places of harbour.txt and harbour.md are said. Found by itself: it lies beside them and has
       their name. An alias is said instead of the word; a phoneme is its sound in IPA. -->
  <lexeme><grapheme>Averley</grapheme><phoneme>ˈeɪvəli</phoneme></lexeme>
  <lexeme><grapheme>Ilse</grapheme><phoneme>ˈɪlsə</phoneme></lexeme>
  <lexeme><grapheme>Tomas</grapheme><phoneme>ˈtɒməs</phoneme></lexeme>
  <lexeme><grapheme>Nadia Verran</grapheme><phoneme>ˈnɑːdiə ˈvɛrən</phoneme></lexeme>
  <lexeme><grapheme>Verran</grapheme><phoneme>ˈvɛrən</phoneme></lexeme>
  <lexeme><grapheme>Pell Okoro</grapheme><phoneme>ˈpɛl əˈkɔːrəʊ</phoneme></lexeme>
  <lexeme><grapheme>Okoro</grapheme><phoneme>əˈkɔːrəʊ</phoneme></lexeme>
  <lexeme><grapheme>Corrie Ann</grapheme><alias>Corry Ann</alias></lexeme>
  <lexeme><grapheme>Sanna Brook</grapheme><phoneme>ˈsænə ˈbrʊk</phoneme></lexeme>
  <lexeme><grapheme>Runa Hale</grapheme><phoneme>ˈruːnə ˈheɪl</phoneme></lexeme>
</lexicon>
